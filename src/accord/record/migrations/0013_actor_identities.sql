-- Version 13: whether a new actor that several pages name is one on each of them, and the evidence.

CREATE TABLE actor_identities (
  owner TEXT NOT NULL REFERENCES actors (id),
  n INTEGER NOT NULL,
  page TEXT NOT NULL REFERENCES documents (id),
  verdict TEXT NOT NULL,      -- same or unsure; a namesake told apart has an id of its own
  evidence TEXT NOT NULL,
  PRIMARY KEY (owner, n)
);
CREATE INDEX actor_identities_page ON actor_identities (page);
