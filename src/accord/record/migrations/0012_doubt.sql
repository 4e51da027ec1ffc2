-- Version 12: how sure the surest claim of each event is, so that lists can leave out what is doubtful.

ALTER TABLE event_index ADD COLUMN surest REAL NOT NULL DEFAULT 1; -- 1 where a person accepted or added a claim
CREATE INDEX event_index_surest ON event_index (surest);
INSERT OR IGNORE INTO stale_events SELECT id FROM events;
