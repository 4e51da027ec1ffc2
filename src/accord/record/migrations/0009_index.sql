-- Version 9: what overview, search and review ask of events, so that none of them reads a whole record; and
-- what people are assigned and code.

-- A row for each event, made of it and of what was decided. `first` and `last` are the days of its order:
-- `earliest` and `latest`, each for want of the other, '9999' without a date.
CREATE TABLE event_index (
  n INTEGER PRIMARY KEY,
  event TEXT NOT NULL UNIQUE,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  type TEXT NOT NULL,
  contested INTEGER NOT NULL,            -- contests
  origins INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  open INTEGER NOT NULL,                 -- claims that nobody has accepted or added
  doubt REAL NOT NULL,                   -- the least confidence of these; 1 where there are none
  told_last TEXT,                        -- the day of the newest page that tells of it
  digest TEXT NOT NULL                   -- of all that the event holds: another when it changes
);
CREATE INDEX event_index_order ON event_index (first, last, event);
CREATE INDEX event_index_type ON event_index (type, first, last, event);
CREATE INDEX event_index_contested ON event_index (contested, first, last, event);
CREATE INDEX event_index_open ON event_index (open, first, last, event);
CREATE INDEX event_index_told ON event_index (told_last, event);

-- By what else an event is found: "means" (a kind), "place" (an id, name, region or country, in one case),
-- "speaker" (an actor that says so, or on whose behalf).
CREATE TABLE event_terms (
  what TEXT NOT NULL,
  value TEXT NOT NULL,
  n INTEGER NOT NULL REFERENCES event_index (n),
  PRIMARY KEY (what, value, n)
) WITHOUT ROWID;
CREATE INDEX event_terms_n ON event_terms (n);

-- Title and sentences of each event, under its number in event_index.
CREATE VIRTUAL TABLE events_text USING fts5 (title, told, tokenize = 'unicode61 remove_diacritics 2');

-- The events whose row above is to be made again.
CREATE TABLE stale_events (event TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
INSERT INTO stale_events SELECT id FROM events;
CREATE TRIGGER stale_after_insert AFTER INSERT ON events
  BEGIN INSERT OR IGNORE INTO stale_events VALUES (new.id); END;
CREATE TRIGGER stale_after_update AFTER UPDATE ON events
  BEGIN INSERT OR IGNORE INTO stale_events VALUES (new.id); END;
CREATE TRIGGER stale_after_delete AFTER DELETE ON events
  BEGIN INSERT OR IGNORE INTO stale_events VALUES (old.id); END;
CREATE TRIGGER stale_after_effect AFTER INSERT ON effects
  BEGIN INSERT OR IGNORE INTO stale_events SELECT event FROM event_claims WHERE claim = new.claim; END;
CREATE TRIGGER stale_after_effect_gone AFTER DELETE ON effects
  BEGIN INSERT OR IGNORE INTO stale_events SELECT event FROM event_claims WHERE claim = old.claim; END;

CREATE INDEX documents_order ON documents (coalesce(file, url, ''), id);
CREATE INDEX event_participants_side ON event_participants (actor, side, event);
CREATE INDEX lineage_b ON lineage (b);
CREATE INDEX event_relations_other ON event_relations (other);
CREATE INDEX event_tolls_kind ON event_tolls (kind, best);
CREATE INDEX event_places_at ON event_places (lat, lon);
CREATE INDEX voices_on_behalf_of ON voices (on_behalf_of);
CREATE INDEX problems_document ON problems (document);

-- What a decision changed downstream, an event a row; `old` and `new` are outlines of the event, as JSON.
-- Kept over builds, in no export.
CREATE TABLE changes (
  decision TEXT NOT NULL,
  n INTEGER NOT NULL,
  event TEXT NOT NULL,
  old TEXT,                              -- NULL: the event is new
  new TEXT,                              -- NULL: the event is gone
  PRIMARY KEY (decision, n)
) WITHOUT ROWID;

-- Who is to look at which page. Coders of one task with `blind` see neither each other's work nor the
-- machine's score until all have finished. Kept over builds, in no export.
CREATE TABLE tasks (
  id TEXT PRIMARY KEY NOT NULL,          -- t1, t2, ...
  capture TEXT NOT NULL,                 -- the page
  blind INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE coders (
  task TEXT NOT NULL REFERENCES tasks (id),
  name TEXT NOT NULL,
  finished TEXT,                         -- when; NULL: at work
  PRIMARY KEY (task, name)
);

-- What a coder of a blind task holds of a claim, or of one field of it: no decision until it is taken as one.
CREATE TABLE codings (
  task TEXT NOT NULL,
  coder TEXT NOT NULL,
  claim TEXT NOT NULL,                   -- "+" and a number: one that the coder found missing
  field TEXT NOT NULL,                   -- "claim" where the whole claim is judged
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'edit', 'add')),
  value TEXT NOT NULL,
  quote TEXT NOT NULL,                   -- the sentence, so that it can be read whatever becomes of the claim
  reason TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (task, coder, claim, field),
  FOREIGN KEY (task, coder) REFERENCES coders (task, name)
);
