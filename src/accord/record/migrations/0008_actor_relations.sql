-- Version 8: what claims give of two actors (hosts, supports, allied-with, splinter-of), and who says so.

CREATE TABLE actor_relations (
  actor TEXT NOT NULL REFERENCES actors (id),
  kind TEXT NOT NULL,
  other TEXT NOT NULL REFERENCES actors (id), -- "allied-with" holds both ways, and stands once
  claims TEXT NOT NULL, -- JSON arrays, as the others
  voices TEXT NOT NULL,
  denials TEXT NOT NULL, -- claims that it is not so, or that reject the charge
  denied_by TEXT NOT NULL
);
CREATE INDEX actor_relations_actor ON actor_relations (actor);
CREATE INDEX actor_relations_other ON actor_relations (other);
