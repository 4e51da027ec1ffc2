-- The record of accord, version 1. Offsets count Unicode code points of documents.text, half-open.
-- Days are ISO 8601; NULL is an open or unknown end. Columns that hold lists are JSON arrays.

-- What was read: the bytes as they came (zlib), so that everything else can be made again.
CREATE TABLE captures (
  id TEXT PRIMARY KEY NOT NULL,
  file TEXT,
  url TEXT,
  sha256 TEXT NOT NULL,                  -- of the bytes before compression
  media_type TEXT NOT NULL,
  data BLOB,
  retrieved TEXT,
  stated_publisher TEXT,                 -- stated_*: what a manifest says
  stated_published_earliest TEXT,
  stated_published_latest TEXT,
  stated_published_basis TEXT,
  stated_title TEXT,
  stated_language TEXT
);
CREATE INDEX captures_sha256 ON captures (sha256);

-- The article cleaned from a capture.
CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  capture TEXT NOT NULL REFERENCES captures (id),
  file TEXT,
  url TEXT,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  text TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  agency TEXT,
  language TEXT,
  published_earliest TEXT,               -- as far as the page itself says; see published
  published_latest TEXT,
  published_basis TEXT,
  retrieved TEXT
);
CREATE INDEX documents_capture ON documents (capture);

-- Publication intervals of pages that state none, as other pages bound them.
CREATE TABLE published (
  document TEXT PRIMARY KEY NOT NULL REFERENCES documents (id),
  earliest TEXT,
  latest TEXT,
  basis TEXT NOT NULL
);

CREATE TABLE segments (
  document TEXT NOT NULL REFERENCES documents (id),
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (document, n)
);

-- Page furniture that was taken out, and the sign that gave it away.
CREATE TABLE removed (
  document TEXT NOT NULL REFERENCES documents (id),
  n INTEGER NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (document, n)
);

-- From clean to raw text: runs of `length` characters.
CREATE TABLE offsets (
  document TEXT NOT NULL REFERENCES documents (id),
  n INTEGER NOT NULL,
  clean INTEGER NOT NULL,
  raw INTEGER NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (document, n)
);

CREATE TABLE actors (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,                          -- ISO 3166-1 alpha-3
  parent TEXT
);
CREATE TABLE actor_aliases (
  owner TEXT NOT NULL REFERENCES actors (id),
  n INTEGER NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (owner, n)
);
CREATE TABLE actor_roles (
  owner TEXT NOT NULL REFERENCES actors (id),
  n INTEGER NOT NULL,
  parent TEXT NOT NULL,
  role TEXT NOT NULL,
  since TEXT,
  until TEXT,
  PRIMARY KEY (owner, n)
);
CREATE TABLE actor_ids (
  owner TEXT NOT NULL REFERENCES actors (id),
  n INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (owner, n)
);

-- One assertion of one event by one voice. Spans are those of the claim's document.
CREATE TABLE claims (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT NOT NULL REFERENCES documents (id),
  type TEXT NOT NULL,
  mode TEXT,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  trigger_quote TEXT NOT NULL,
  trigger_kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  modality TEXT NOT NULL,
  symmetric INTEGER NOT NULL,
  date_earliest TEXT,                    -- as far as the page itself says; see claim_dates
  date_latest TEXT,
  date_basis TEXT,
  date_mention_start INTEGER,
  date_mention_end INTEGER,
  date_mention_quote TEXT,
  date_mention_kind TEXT,
  date_time_of_day TEXT,
  date_expression TEXT,
  confidence REAL NOT NULL
);
CREATE INDEX claims_document ON claims (document);
CREATE INDEX claims_type ON claims (type, mode);

CREATE TABLE evidence (
  claim TEXT NOT NULL REFERENCES claims (id),
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (claim, n)
);

CREATE TABLE participants (
  claim TEXT NOT NULL REFERENCES claims (id),
  side TEXT NOT NULL CHECK (side IN ('actor', 'target')),
  n INTEGER NOT NULL,
  mention_start INTEGER NOT NULL,
  mention_end INTEGER NOT NULL,
  mention_quote TEXT NOT NULL,
  mention_kind TEXT NOT NULL,
  actor TEXT REFERENCES actors (id),     -- NULL where unresolved
  antecedent_start INTEGER,
  antecedent_end INTEGER,
  antecedent_quote TEXT,
  antecedent_kind TEXT,
  resolution_value TEXT,
  resolution_candidates TEXT,
  resolution_reason TEXT,
  PRIMARY KEY (claim, side, n)
);
CREATE INDEX participants_actor ON participants (actor);

CREATE TABLE claim_places (
  claim TEXT NOT NULL REFERENCES claims (id),
  n INTEGER NOT NULL,
  mention_start INTEGER,
  mention_end INTEGER,
  mention_quote TEXT,
  mention_kind TEXT,
  relation TEXT NOT NULL,
  name TEXT NOT NULL,
  place TEXT,
  admin1 TEXT,
  admin2 TEXT,
  country TEXT,
  lat REAL,
  lon REAL,
  precision TEXT,
  basis TEXT NOT NULL,
  candidates TEXT NOT NULL,
  PRIMARY KEY (claim, n)
);
CREATE INDEX claim_places_place ON claim_places (place);

-- Dates of claims on undated pages, worked out again from the page's publication interval.
CREATE TABLE claim_dates (
  claim TEXT PRIMARY KEY NOT NULL REFERENCES claims (id),
  earliest TEXT,
  latest TEXT,
  basis TEXT NOT NULL,
  mention_document TEXT,
  mention_start INTEGER,
  mention_end INTEGER,
  mention_quote TEXT,
  mention_kind TEXT,
  time_of_day TEXT,
  expression TEXT
);

CREATE TABLE means (
  claim TEXT NOT NULL REFERENCES claims (id),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  mention_start INTEGER NOT NULL,
  mention_end INTEGER NOT NULL,
  mention_quote TEXT NOT NULL,
  mention_kind TEXT NOT NULL,
  PRIMARY KEY (claim, n)
);

CREATE TABLE tolls (
  claim TEXT NOT NULL REFERENCES claims (id),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  mention_start INTEGER NOT NULL,
  mention_end INTEGER NOT NULL,
  mention_quote TEXT NOT NULL,
  mention_kind TEXT NOT NULL,
  low INTEGER,                           -- "at least nine": 9 and NULL; no number given: both NULL
  high INTEGER,
  of_group TEXT,                         -- NULL is the total
  victims_mention_start INTEGER,
  victims_mention_end INTEGER,
  victims_mention_quote TEXT,
  victims_mention_kind TEXT,
  victims_actor TEXT REFERENCES actors (id),
  victims_antecedent_start INTEGER,
  victims_antecedent_end INTEGER,
  victims_antecedent_quote TEXT,
  victims_antecedent_kind TEXT,
  victims_resolution_value TEXT,
  victims_resolution_candidates TEXT,
  victims_resolution_reason TEXT,
  basis TEXT NOT NULL,
  cumulative INTEGER,
  as_of TEXT,
  PRIMARY KEY (claim, n)
);

-- Who says so, outermost first.
CREATE TABLE voices (
  claim TEXT NOT NULL REFERENCES claims (id),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT REFERENCES actors (id),
  mention_start INTEGER,
  mention_end INTEGER,
  mention_quote TEXT,
  mention_kind TEXT,
  on_behalf_of TEXT REFERENCES actors (id),
  cue TEXT,
  stance TEXT NOT NULL,
  direct INTEGER NOT NULL,
  antecedent_start INTEGER,
  antecedent_end INTEGER,
  antecedent_quote TEXT,
  antecedent_kind TEXT,
  PRIMARY KEY (claim, n)
);
CREATE INDEX voices_actor ON voices (actor);

-- Of which other claim a speech act speaks: of its event, its author or its toll.
CREATE TABLE about (
  claim TEXT NOT NULL REFERENCES claims (id),
  n INTEGER NOT NULL,
  other TEXT NOT NULL REFERENCES claims (id),
  of TEXT NOT NULL,
  PRIMARY KEY (claim, n)
);

CREATE TABLE claim_relations (
  claim TEXT NOT NULL REFERENCES claims (id),
  n INTEGER NOT NULL,
  other TEXT NOT NULL REFERENCES claims (id),
  kind TEXT NOT NULL,
  mention_start INTEGER NOT NULL,
  mention_end INTEGER NOT NULL,
  mention_quote TEXT NOT NULL,
  mention_kind TEXT NOT NULL,
  PRIMARY KEY (claim, n)
);

-- Claims of a page that extraction found to speak of one event.
CREATE TABLE claim_links (
  claim TEXT NOT NULL REFERENCES claims (id),
  n INTEGER NOT NULL,
  other TEXT NOT NULL REFERENCES claims (id),
  reason TEXT NOT NULL,
  PRIMARY KEY (claim, n)
);

-- Events are a view computed from claims and judgements, kept here to be read.
CREATE TABLE events (
  id TEXT PRIMARY KEY NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  title TEXT NOT NULL,
  date_earliest TEXT,
  date_latest TEXT,
  date_basis TEXT,
  documents INTEGER NOT NULL,
  speakers INTEGER NOT NULL
);
CREATE TABLE event_claims (
  event TEXT NOT NULL REFERENCES events (id),
  n INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claims (id),
  PRIMARY KEY (event, n)
);
CREATE UNIQUE INDEX event_claims_claim ON event_claims (claim);
CREATE TABLE event_participants (
  event TEXT NOT NULL REFERENCES events (id),
  side TEXT NOT NULL CHECK (side IN ('actor', 'target')),
  n INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actors (id),
  PRIMARY KEY (event, side, n)
);
CREATE INDEX event_participants_actor ON event_participants (actor);
CREATE TABLE event_places (
  event TEXT NOT NULL REFERENCES events (id),
  n INTEGER NOT NULL,
  mention_document TEXT REFERENCES documents (id),
  mention_start INTEGER,
  mention_end INTEGER,
  mention_quote TEXT,
  mention_kind TEXT,
  relation TEXT NOT NULL,
  name TEXT NOT NULL,
  place TEXT,
  admin1 TEXT,
  admin2 TEXT,
  country TEXT,
  lat REAL,
  lon REAL,
  precision TEXT,
  basis TEXT NOT NULL,
  candidates TEXT NOT NULL,
  PRIMARY KEY (event, n)
);

-- Pages that are one witness of an event, and why.
CREATE TABLE event_origins (
  event TEXT NOT NULL REFERENCES events (id),
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  documents TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (event, n)
);
CREATE TABLE event_tolls (
  event TEXT NOT NULL REFERENCES events (id),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  of_group TEXT,
  low INTEGER,
  best INTEGER,
  high INTEGER,
  positions TEXT NOT NULL,               -- of event_positions.n
  PRIMARY KEY (event, n)
);

-- What the voices hold of each field of an event, side by side.
CREATE TABLE event_positions (
  event TEXT NOT NULL REFERENCES events (id),
  n INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  voices TEXT NOT NULL,
  claims TEXT NOT NULL,
  superseded_by INTEGER,
  PRIMARY KEY (event, n)
);

-- Positions that cannot all be true.
CREATE TABLE event_contests (
  event TEXT NOT NULL REFERENCES events (id),
  n INTEGER NOT NULL,
  field TEXT NOT NULL,
  positions TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (event, n)
);
CREATE TABLE event_relations (
  event TEXT NOT NULL REFERENCES events (id),
  n INTEGER NOT NULL,
  other TEXT NOT NULL REFERENCES events (id),
  kind TEXT NOT NULL,
  claims TEXT NOT NULL,
  voices TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (event, n)
);

-- Where an event of an earlier build has gone; NULL where none of its claims is found any more.
CREATE TABLE redirects (
  old TEXT PRIMARY KEY NOT NULL,
  new TEXT REFERENCES events (id)
);

-- Which pages are one witness.
CREATE TABLE lineage (
  a TEXT NOT NULL REFERENCES documents (id),
  b TEXT NOT NULL REFERENCES documents (id),
  kind TEXT NOT NULL,
  overlap REAL NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (a, b),
  CHECK (a < b)
);

-- Whether two claims speak of one event, with the evidence for and against.
CREATE TABLE judgements (
  "left" TEXT NOT NULL REFERENCES claims (id),
  "right" TEXT NOT NULL REFERENCES claims (id),
  verdict TEXT NOT NULL,
  evidence TEXT NOT NULL,                -- pairs of reason and weight
  "by" TEXT NOT NULL,
  at TEXT,
  withdrawn INTEGER NOT NULL
);
CREATE INDEX judgements_left ON judgements ("left");
CREATE INDEX judgements_right ON judgements ("right");

-- A person's decisions outrank the machine's. They name their subject by quotation, so that they attach
-- again after every build; none is ever deleted.
CREATE TABLE decisions (
  id TEXT PRIMARY KEY NOT NULL,
  sha256 TEXT NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  claim_type TEXT NOT NULL,
  field TEXT NOT NULL,
  verdict TEXT NOT NULL,
  old TEXT,
  new TEXT,
  "by" TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT,
  withdrawn INTEGER NOT NULL,
  orphaned INTEGER NOT NULL
);

CREATE TABLE problems (
  file TEXT,
  stage TEXT NOT NULL,
  message TEXT NOT NULL,
  document TEXT REFERENCES documents (id)
);

-- Which component in which version made what stands in a document's rows; document NULL: the whole record.
CREATE TABLE provenance (
  document TEXT REFERENCES documents (id),
  component TEXT NOT NULL,
  version TEXT NOT NULL,
  settings TEXT NOT NULL
);

-- What a component made of an input, so that an unchanged page is not worked on again.
CREATE TABLE stage_results (
  input TEXT NOT NULL,
  component TEXT NOT NULL,
  version TEXT NOT NULL,
  settings TEXT NOT NULL,
  weights TEXT NOT NULL,
  result BLOB NOT NULL,                  -- JSON, zlib
  PRIMARY KEY (input, component, version, settings, weights)
) WITHOUT ROWID;

-- Who wrote the record, and its counts and fill rates when it was checked before it was published.
CREATE TABLE builds (
  generator TEXT NOT NULL,
  version TEXT NOT NULL
);
CREATE TABLE figures (
  name TEXT PRIMARY KEY NOT NULL,
  value REAL NOT NULL
);

CREATE VIRTUAL TABLE documents_text USING fts5 (
  title, text, content = 'documents', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE evidence_text USING fts5 (
  quote, content = 'evidence', tokenize = 'unicode61 remove_diacritics 2'
);

-- Views for reading.
CREATE VIEW claims_with_sentences AS
SELECT c.id AS claim, d.file, d.publisher, c.type, c.mode, c.modality,
  (SELECT group_concat(coalesce(a.name, p.mention_quote), '; ') FROM participants p
    LEFT JOIN actors a ON a.id = p.actor WHERE p.claim = c.id AND p.side = 'actor') AS actors,
  (SELECT group_concat(coalesce(a.name, p.mention_quote), '; ') FROM participants p
    LEFT JOIN actors a ON a.id = p.actor WHERE p.claim = c.id AND p.side = 'target') AS targets,
  (SELECT name FROM claim_places p WHERE p.claim = c.id AND p.n = 0) AS place,
  CASE WHEN x.claim IS NULL THEN c.date_earliest ELSE x.earliest END AS earliest,
  CASE WHEN x.claim IS NULL THEN c.date_latest ELSE x.latest END AS latest,
  (SELECT coalesce(a.name, v.mention_quote) FROM voices v LEFT JOIN actors a ON a.id = v.actor
    WHERE v.claim = c.id AND v.kind = 'speaker' ORDER BY v.n DESC LIMIT 1) AS says,
  (SELECT group_concat(quote, ' […] ') FROM evidence e WHERE e.claim = c.id) AS sentence,
  (SELECT event FROM event_claims e WHERE e.claim = c.id) AS event
FROM claims c
JOIN documents d ON d.id = c.document
LEFT JOIN claim_dates x ON x.claim = c.id
ORDER BY c.rowid;

CREATE VIEW timeline AS
SELECT e.date_earliest AS earliest, e.date_latest AS latest, e.title, e.type, e.mode,
  (SELECT name FROM event_places p WHERE p.event = e.id AND p.n = 0) AS place,
  (SELECT group_concat(t.kind || ' ' || coalesce(t.best, '?'), ', ') FROM event_tolls t
    WHERE t.event = e.id AND t.of_group IS NULL) AS toll,
  e.documents AS pages,
  (SELECT count(*) FROM event_origins o WHERE o.event = e.id) AS origins,
  e.speakers,
  (SELECT count(*) FROM event_contests c WHERE c.event = e.id) AS contested,
  e.id AS event
FROM events e
ORDER BY coalesce(e.date_earliest, e.date_latest, '9999'), e.rowid;

CREATE VIEW disputes AS
SELECT e.title, c.field, p.value AS "position", p.voices, c.reason, e.id AS event
FROM event_contests c
JOIN json_each(c.positions) j
JOIN event_positions p ON p.event = c.event AND p.n = j.value
JOIN events e ON e.id = c.event
ORDER BY e.rowid, c.n, p.n;

CREATE VIEW places AS
SELECT place AS id, min(name) AS name, precision, admin1, admin2, country, lat, lon, count(*) AS claims
FROM claim_places WHERE place IS NOT NULL GROUP BY place ORDER BY place;
