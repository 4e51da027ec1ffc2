-- Version 6: what a record was built with beyond what accord ships, remembered for the next build.

CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL, -- "actors": a user's own, as JSON; "actors file": where they came from;
                                  -- "villages": the user's gazetteers, each with the digest of its dump
  value TEXT NOT NULL
);
