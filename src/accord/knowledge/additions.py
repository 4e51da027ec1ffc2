"""What a user adds to the shipped knowledge: actors of an own file, and villages.

What is in use is one setting of the process: after `use`, `actors.default` and `gazetteer.default` give the
shipped knowledge with it. Each worker process of a build is told once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from accord.knowledge import actors, gazetteer, own, villages

NOTHING = "default"  # the name of shipped knowledge alone in the keys of results


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """`actors` are the rows of an own file as JSON, "" for none; `gazetteers` the indexes in use."""

    actors: str = ""
    gazetteers: tuple[villages.Added, ...] = ()

    @property
    def key(self) -> str:
        """What results made with it are kept under: they hold as long as nothing of it changes."""
        parts = [f"actors {own.digest(json.loads(self.actors))}"] if self.actors else []
        parts += [f"villages {g.name} {g.digest}" for g in self.gazetteers]
        return ", ".join(parts) or NOTHING

    def use(self) -> None:
        """Puts the shipped knowledge with these additions to use in this process.

        Raises KnowledgeError where an index is gone or cannot be read.
        """
        known, places = actors.shipped(), gazetteer.shipped()
        actors.put_to_use(known.with_own(json.loads(self.actors)) if self.actors else known)
        opened = [villages.Villages(g.path) for g in self.gazetteers]
        gazetteer.put_to_use(villages.WithVillages(places, opened) if opened else places)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """`use`, and shipped knowledge alone again at the end."""
        self.use()
        try:
            yield
        finally:
            Additions().use()


def with_rows(rows: str, data: Path) -> Additions:
    """Additions of rows that were read before ("" for none), and of the villages in a data folder."""
    return Additions(actors=rows, gazetteers=villages.added(data))


def with_file(file: Path, data: Path) -> Additions:
    """Additions of a file of actors, and of the villages in a data folder. Raises as `own.read_actors`."""
    rows = own.read_actors(file, actors.shipped())
    return with_rows(json.dumps(rows, ensure_ascii=False, sort_keys=True), data)
