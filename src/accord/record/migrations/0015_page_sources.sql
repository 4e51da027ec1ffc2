-- Version 15: from which result a page was published, so that it is not compared again where that is the same.

-- A page that stands in the record as its result has it, with a digest of that; in no export.
CREATE TABLE page_sources (
  document TEXT PRIMARY KEY NOT NULL,
  digest TEXT NOT NULL
);
