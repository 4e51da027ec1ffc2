-- Version 2: what lets a decision find its claim again, what decisions come to, and pages withdrawn.

ALTER TABLE decisions ADD COLUMN "trigger" TEXT;     -- the word that names the event
ALTER TABLE decisions ADD COLUMN trigger_at INTEGER; -- its offset in the quote
ALTER TABLE decisions ADD COLUMN times INTEGER;      -- how often the quote stood on the page
ALTER TABLE decisions ADD COLUMN apart TEXT;         -- what told the claim from others with its trigger

-- The claims that decisions in force are about; `other` is the second of a decision on two.
CREATE TABLE effects (
  decision TEXT NOT NULL REFERENCES decisions (id),
  claim TEXT NOT NULL REFERENCES claims (id),
  other TEXT REFERENCES claims (id)
);
CREATE INDEX effects_claim ON effects (claim);

-- Pages that were in the record and that a build of all pages did not find any more: their captures,
-- documents and results are kept, their claims stand in no other table.
CREATE TABLE withdrawals (
  capture TEXT PRIMARY KEY NOT NULL REFERENCES captures (id),
  "by" TEXT NOT NULL,                    -- the program that noticed it
  at TEXT NOT NULL
);
