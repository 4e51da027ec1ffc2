"""Reading annotations: the shape of `examples/gold.json`, which the crises under ../shared have too."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EXAMPLES = ROOT / "examples"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One annotated claim; `evidence` is the beginning of its sentence."""

    id: str
    page: str
    evidence: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    voice: tuple[str, ...]
    modality: str
    event: str
    means: tuple[str, ...] = ()
    toll: Json = field(default_factory=dict)
    place: Json = field(default_factory=dict)
    date: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One annotated page: its claims, its furniture (beginnings of lines), its time of publication."""

    id: str
    file: str
    published: Json
    furniture: tuple[str, ...]
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """All annotations of one crisis; `actors` maps each name to all its spellings."""

    pages: tuple[GoldPage, ...]
    events: tuple[Json, ...]
    actors: dict[str, tuple[str, ...]]
    lineage: tuple[Json, ...]

    @property
    def claims(self) -> list[GoldClaim]:
        return [claim for page in self.pages for claim in page.claims]


def load_gold(path: Path) -> Gold:
    """Read a gold.json."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Gold(
        pages=tuple(_page(page) for page in data["documents"]),
        events=tuple(data["events"]),
        actors={a["name"]: (a["name"], *a.get("aliases", ())) for a in data["actors"]},
        lineage=tuple(data.get("lineage", ())),
    )


def _page(data: Json) -> GoldPage:
    return GoldPage(
        id=data["id"],
        file=data.get("file") or f"{data['id']}.txt",
        published=data["published"],
        furniture=tuple(data.get("boilerplate", ())),
        claims=tuple(_claim(data["id"], claim) for claim in data["claims"]),
    )


def _claim(page: str, data: Json) -> GoldClaim:
    return GoldClaim(
        id=data["id"],
        page=page,
        evidence=data["evidence"],
        type=data["type"],
        mode=data.get("mode"),
        actors=tuple(data["actors"]),
        targets=tuple(data["targets"]),
        voice=tuple(data["attributed_to"]),
        modality=data["modality"],
        event=data["event"],
        means=tuple(data.get("means") or ()),
        toll=data.get("toll") or {},
        place=data.get("place") or {},
        date=data.get("date") or {},
    )
