"""The index of events: what overview, search and review ask for, in tables that SQLite answers at once.

Triggers note which events a writer has touched, whichever way it wrote; `refresh` makes their rows again, and
is called before a writer's transaction ends. A record's rows in the index always equal those that `refresh`
would make of all its events.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable

MANY = 5  # of so many events one that is to be made again: then all of them are, which is quicker

# Everything that an event holds, in one text; rows of parts come in their order (event, n).
_PARTS = {
    "event_claims": "claim",
    "event_participants": "side || actor",
    "event_places": "name || coalesce(place, '') || coalesce(country, '') || basis || relation",
    "event_origins": "documents || basis",
    "event_tolls": "kind || coalesce(of_group, '') || coalesce(low, '') || '/' || coalesce(best, '') || '/' "
    "|| coalesce(high, '') || positions",
    "event_positions": "field || value || voices || claims || coalesce(superseded_by, '')",
    "event_contests": "field || positions || reason",
    "event_relations": "other || kind || claims || voices || basis",
}
_DIGEST = " || '|' || ".join(
    [
        "e.type || coalesce(e.mode, '') || e.title || coalesce(e.date_earliest, '') || '/'"
        " || coalesce(e.date_latest, '') || coalesce(e.date_basis, '') || e.documents || '/' || e.speakers",
        *(
            f"coalesce((SELECT group_concat({what}) FROM {table} WHERE event = e.id), '')"
            for table, what in _PARTS.items()
        ),
    ]
)

_OPEN = """NOT EXISTS (SELECT 1 FROM effects f JOIN decisions d ON d.id = f.decision
      WHERE f.claim = c.claim AND d.verdict IN ('accept', 'add'))"""

_ROWS = f"""
INSERT INTO event_index (
  event, first, last, earliest, latest, type, contested, origins, claims, open, doubt, surest, told_last,
  digest)
SELECT e.id,
  coalesce(e.date_earliest, e.date_latest, '9999'),
  coalesce(e.date_latest, e.date_earliest, '9999'),
  e.date_earliest, e.date_latest, e.type,
  (SELECT count(*) FROM event_contests c WHERE c.event = e.id),
  (SELECT count(*) FROM event_origins o WHERE o.event = e.id),
  (SELECT count(*) FROM event_claims c WHERE c.event = e.id),
  (SELECT count(*) FROM event_claims c WHERE c.event = e.id AND {_OPEN}),
  (SELECT coalesce(min(k.confidence), 1) FROM event_claims c JOIN claims k ON k.id = c.claim
    WHERE c.event = e.id AND {_OPEN}),
  (SELECT coalesce(max(CASE WHEN {_OPEN} THEN k.confidence ELSE 1 END), 1)
    FROM event_claims c JOIN claims k ON k.id = c.claim WHERE c.event = e.id),
  (SELECT max(max(coalesce(p.latest, p.earliest, d.published_latest, d.published_earliest, ''),
                  coalesce(p.earliest, p.latest, d.published_earliest, d.published_latest, '')))
    FROM event_claims c JOIN claims k ON k.id = c.claim JOIN documents d ON d.id = k.document
    LEFT JOIN published p ON p.document = d.id WHERE c.event = e.id),
  digest({_DIGEST})
FROM events e WHERE {{these}}"""

_TERMS = (
    """INSERT OR IGNORE INTO event_terms
    SELECT t.kind, coalesce(printf('%010d', coalesce(t.best, t.high, t.low)), ''), i.n
    FROM event_index i JOIN event_tolls t ON t.event = i.event WHERE t.of_group IS NULL AND {these}""",
    """INSERT OR IGNORE INTO event_terms SELECT 'means', m.kind, i.n
    FROM event_index i JOIN event_claims c ON c.event = i.event JOIN means m ON m.claim = c.claim
    WHERE {these}""",
    """INSERT OR IGNORE INTO event_terms SELECT 'speaker', v.actor, i.n
    FROM event_index i JOIN event_claims c ON c.event = i.event JOIN voices v ON v.claim = c.claim
    WHERE v.actor IS NOT NULL AND {these}""",
    """INSERT OR IGNORE INTO event_terms SELECT 'speaker', v.on_behalf_of, i.n
    FROM event_index i JOIN event_claims c ON c.event = i.event JOIN voices v ON v.claim = c.claim
    WHERE v.on_behalf_of IS NOT NULL AND {these}""",
    *(
        f"""INSERT OR IGNORE INTO event_terms SELECT 'place', folded(p.{column}), i.n
        FROM event_index i JOIN event_places p ON p.event = i.event
        WHERE p.{column} IS NOT NULL AND {{these}}"""
        for column in ("place", "name", "admin1", "admin2", "country")
    ),
)

_TEXTS = """
INSERT INTO events_text (rowid, title, told)
SELECT i.n, e.title, (SELECT group_concat(quote, char(10)) FROM (
  SELECT DISTINCT v.quote FROM event_claims c JOIN evidence v ON v.claim = c.claim WHERE c.event = e.id))
FROM event_index i JOIN events e ON e.id = i.event WHERE {these}"""


def folded(words: str) -> str:
    """Words in one case and with single spaces, as places are looked for."""
    return " ".join(words.casefold().split())


def refresh(connection: sqlite3.Connection) -> int:
    """Make the rows of all events again that were touched; gives how many. Must run inside a transaction."""
    (stale,) = connection.execute("SELECT count(*) FROM stale_events").fetchone()
    if not stale:
        return 0
    functions: tuple[tuple[str, Callable[[str], str]], ...] = (("folded", folded), ("digest", _digest))
    for name, function in functions:
        connection.create_function(name, 1, function, deterministic=True)
    (kept,) = connection.execute("SELECT count(*) FROM event_index").fetchone()
    everything = stale * MANY >= kept
    if everything:
        _empty(connection)
        events, rows = "1", "1"
    else:
        mine = "IN (SELECT event FROM stale_events)"
        numbers = f"(SELECT n FROM event_index WHERE event {mine})"
        connection.execute(f"DELETE FROM events_text WHERE rowid IN {numbers}")
        connection.execute(f"DELETE FROM event_terms WHERE n IN {numbers}")
        connection.execute(f"DELETE FROM event_index WHERE event {mine}")
        events, rows = f"e.id {mine}", f"i.event {mine}"
    connection.execute(_ROWS.format(these=events))
    for query in _TERMS:
        connection.execute(query.format(these=rows))
    connection.execute(_TEXTS.format(these=rows))
    connection.execute("DELETE FROM stale_events")
    return int(stale)


def origins(connection: sqlite3.Connection) -> int:
    """The pages, with those that are copies or rewrites of each other or of one wire counted once."""
    query = "SELECT id FROM documents WHERE capture NOT IN (SELECT capture FROM withdrawals)"
    home = {i: i for (i,) in connection.execute(query)}

    def find(i: str) -> str:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for a, b in connection.execute("SELECT a, b FROM lineage WHERE kind <> 'independent'"):
        home[find(b)] = find(a)
    return sum(i == first for i, first in home.items())


def _empty(connection: sqlite3.Connection) -> None:
    """Empty the index; the full-text table is made anew, since it would be emptied event by event."""
    connection.execute("DELETE FROM event_terms")
    connection.execute("DELETE FROM event_index")
    (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'events_text'").fetchone()
    connection.execute("DROP TABLE events_text")
    connection.execute(made)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8"), digest_size=8).hexdigest()
