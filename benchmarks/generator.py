"""Pages of made-up news, as many as wanted, with the truth about them: events, claims, and who copied whom.

    python -m benchmarks.generator FOLDER [--pages 1000] [--seed 1]

writes FOLDER/pages/ (.txt and .html) and FOLDER/truth.jsonl, a line a page. The same seed gives the same
pages, and the first pages of a larger world are those of a smaller one. In Python:

    for article in articles(pages=100_000, seed=1):     # a stream; nothing is held but one incident's pages
        article.file, article.data(), article.truth()

`benchmarks.ready` makes of the same articles pages with ready claims, without any parsing, for records of
100,000 pages and a million claims.

Each incident (`benchmarks.world`) is told by one to three authors. An author's text (a *family*, one witness)
comes out as it is, as copies under other outlets, as near copies with edits, as rewrites (the same facts and
quotations in the same order in other words), and as updates of the next day with a risen toll. Authors are
independent of each other: they choose their own facts, order and words, and may give other figures. Pages
recall earlier incidents of the country. Around the text stands page furniture: menus, captions and so on.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import itertools
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from accord.types import Actor
from benchmarks import stories, world
from benchmarks.stories import MAIN, SAID, Sentence, Telling
from benchmarks.world import Incident

Made = Literal["original", "copy", "near copy", "rewrite", "update"]
IN_A_FOLDER = 1000

VOICES = {
    "toll": "office", "rival": "group", "denial": "group", "blame": "office", "threat": "group",
    "condemn": "body", "call": "body",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of an article: its words, and what it says of which incident.

    `key` is a kind of incident, a key of SAID, or "scene"; `values` are those of its slots, so that a rewrite
    can say the same in other words. `voice` is the slot of who speaks; None: the page itself.
    """

    sentence: Sentence
    key: str
    about: Incident | None
    values: Mapping[str, str]
    voice: str | None = None

    @property
    def telling(self) -> Telling | None:
        return MAIN.get(self.key) or SAID.get(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page. `family` names the text it goes back to, `source` the file it was made from (None: none)."""

    file: str
    incident: Incident
    outlet: str
    agency: str | None
    published: dt.date
    family: str
    made: Made
    source: str | None
    headline: Told
    paragraphs: tuple[tuple[Told, ...], ...]

    def layout(self) -> tuple[str, list[tuple[int, Told]], list[tuple[int, int]]]:
        """The article's text, where each sentence begins in it, and the bounds of headline and paragraphs."""
        text, at, bounds = "", [], []
        for block in ((self.headline,), *self.paragraphs):
            text += "\n\n" if text else ""
            begin = len(text)
            for n, told in enumerate(block):
                text += " " if n else ""
                at.append((len(text), told))
                text += told.sentence.text
            bounds.append((begin, len(text)))
        return text, at, bounds

    def data(self) -> bytes:
        """The page's bytes, with its furniture, as .html or .txt after the file's ending."""
        rng = random.Random(f"{self.file} furniture")
        return (_as_html if self.file.endswith(".html") else _as_text)(self, rng).encode()

    def truth(self) -> dict[str, Any]:
        """What is true of the page, as plain JSON data."""
        _, at, _ = self.layout()
        claims = []
        for _, told in at:
            telling, about = told.telling, told.about
            if telling is None or about is None:
                continue
            claims.append(
                {
                    "event": event_of(told),
                    "type": telling.type,
                    "modality": "denied" if told.key == "denial" else "asserted",
                    "voice": told.values[told.voice] if told.voice else None,
                    "sentence": told.sentence.text,
                    "slots": {n: told.sentence.text[a:b] for n, (a, b) in told.sentence.slots.items()},
                }
            )
        return {
            "file": self.file,
            "outlet": self.outlet,
            "agency": self.agency,
            "published": self.published.isoformat(),
            "incident": self.incident.id,
            "family": self.family,
            "made": self.made,
            "source": self.source,
            "claims": claims,
        }


def event_of(told: Told) -> str:
    """The event that a sentence tells of: the incident itself, or something said about it."""
    assert told.about is not None
    own = told.key not in MAIN and told.key not in ("toll", "rival", "denial")
    return f"{told.about.id}-{told.key}" if own else told.about.id


# --- the values of a page's slots -------------------------------------------------------------------


def _called(actor: Actor | None, about: Incident, rng: random.Random) -> str:
    """How a page names an actor: the state's forces by its adjective; None: people who fight nobody."""
    where = about.theatre
    if actor is None:
        return rng.choice(["villagers", "residents", "farmers", "shoppers"])
    if actor is where.army:
        return f"the {where.adjective} army"
    if actor is where.police:
        return f"{where.adjective} police"
    if actor is where.ministry:
        return f"the {where.adjective} defence ministry"
    if actor is where.state:
        return actor.name
    return actor.name if actor.name.startswith("al-") or actor.name == "JNIM" else f"the {actor.name}"


def _day(day: dt.date, published: dt.date, rng: random.Random) -> str:
    if 0 <= (published - day).days < 6:
        return day.strftime("%A")
    form = f"{day.day} %B" if rng.random() < 0.5 else f"%B {day.day}"
    return day.strftime(form) + (f", {day.year}" if day.year != published.year else "")


def _values(about: Incident, published: dt.date, share: float, rng: random.Random) -> dict[str, str]:
    """The words for all slots of an incident; `share` of its final figures is known so far."""
    killed = max(2, round(about.killed * share))
    rival = max(2, round(killed * rng.choice([0.5, 1.0, 1.0, 2.0]) + rng.choice([0, 1, 3])))
    witness = f"{rng.choice(world.GIVEN)} {rng.choice(world.FAMILY)}"
    return {
        "actor": _called(about.theatre.state if about.kind == "aid" else about.actor, about, rng),
        "target": _called(about.target, about, rng),
        "place": about.village or about.town.name,
        "day": _day(about.day, published, rng),
        "killed": stories.number(killed),
        "injured": stories.number(max(2, round(about.injured * share))),
        "detained": stories.number(about.detained),
        "rival": stories.number(rival),
        "official": about.official.name,
        "office": _called(about.official.body, about, rng),
        "opponent": about.opponent.name,
        "group": _called(about.opponent.body, about, rng),
        "body": world.BODIES[about.body.id],
        "witness": witness,
    }


# --- an author's text -------------------------------------------------------------------------------


def _tell(
    rng: random.Random, key: str, about: Incident, values: Mapping[str, str], near: bool = False
) -> Told:
    """A sentence of this kind. `near`: the town is named beside the village."""
    wording = rng.choice(stories.wordings(key))
    if near and about.village and about.kind != "aid":
        wording = wording.replace(
            "[place]", f"[place], {rng.choice(['outside', 'near', 'north of'])} [town],", 1
        )
        values = {**values, "town": about.town.name}
        wording = wording.replace(",,", ",")
    sentence = stories.expand(rng, wording + ".", values)
    voice = VOICES.get(key)
    if key == "threat":
        voice = "group" if "opponent" in sentence.slots else "office"
    return Told(sentence=sentence, key=key, about=about, values=values, voice=voice)


def _scene(rng: random.Random, values: Mapping[str, str]) -> Told:
    return Told(sentence=stories.scene(rng, values), key="scene", about=None, values=values)


def _headline(rng: random.Random, about: Incident, values: Mapping[str, str]) -> Told:
    sentence = stories.expand(rng, stories.wordings(f"headline of {about.kind}")[0], values)
    return Told(sentence=sentence, key=about.kind, about=about, values=values)


def _compose(
    rng: random.Random, seed: int, about: Incident, published: dt.date, share: float
) -> tuple[Told, tuple[tuple[Told, ...], ...]]:
    """Headline and paragraphs of an author's own text on an incident."""
    values = _values(about, published, share, rng)
    body: list[Told] = []
    if about.killed:
        body.append(_tell(rng, "toll", about, values))
    keys = ["condemn", "call", "blame", "threat"]
    if about.killed:
        keys.append("denial" if about.actor is about.opponent.body else "rival")
    body += [_tell(rng, key, about, values) for key in rng.sample(keys, k=rng.randint(2, len(keys)))]
    before = world.earlier(seed, about.number)
    while before is not None and len(body) < 7 and rng.random() < 0.75:
        body.append(_tell(rng, before.kind, before, _values(before, published, 1.0, rng)))
        before = world.earlier(seed, before.number)
    if rng.random() < 0.5:
        body.append(_tell(rng, about.kind, about, values))
    rng.shuffle(body)
    paragraphs: list[tuple[Told, ...]] = [(_tell(rng, about.kind, about, values, near=True),)]
    for told in body:
        around = [_scene(rng, values) for _ in range(rng.choice([1, 1, 2, 3]))]
        paragraphs.append((told, *around))
    return _headline(rng, about, values), tuple(paragraphs)


def _rewritten(rng: random.Random, told: Told) -> Told:
    """The same in other words; quotations and scenes stay."""
    if told.about is None or told.sentence.text.startswith(('"', "“")):
        return told
    return _tell(rng, told.key, told.about, told.values)


def _edited(rng: random.Random, paragraphs: Sequence[tuple[Told, ...]]) -> tuple[tuple[Told, ...], ...]:
    """A near copy: a sentence or two are gone, and now and then two paragraphs stand the other way round."""
    out = [list(p) for p in paragraphs]
    for _ in range(rng.choice([1, 1, 2])):
        at = rng.randrange(1, len(out))
        out[at].pop()
        out = [p for p in out if p]
        if len(out) < 3:
            break
    if len(out) > 3 and rng.random() < 0.3:
        at = rng.randrange(1, len(out) - 1)
        out[at], out[at + 1] = out[at + 1], out[at]
    return tuple(map(tuple, out))


def _updated(rng: random.Random, told: Told, about: Incident, values: Mapping[str, str]) -> Told:
    """The sentence with later figures, if it gives any of the incident; else as it was."""
    figures = {"killed", "injured", "rival"} & told.sentence.slots.keys()
    if told.about is not about or not figures:
        return told
    return _tell(rng, told.key, about, values)


# --- the stream -------------------------------------------------------------------------------------


def articles(pages: int, seed: int = 1) -> Iterator[Article]:
    """The first `pages` pages of the world of `seed`, in the order of their incidents."""
    stream = itertools.chain.from_iterable(_of_incident(seed, n) for n in itertools.count())
    yield from itertools.islice(stream, pages)


def _of_incident(seed: int, number: int) -> Iterator[Article]:
    about = world.incident(seed, number)
    rng = random.Random(f"{seed} pages {number}")
    count = 0
    for author in range(rng.choices([1, 2, 3], [45, 35, 20])[0]):
        published = about.day + dt.timedelta(days=rng.choice([0, 1, 1]))
        share = rng.uniform(0.5, 0.9)
        headline, paragraphs = _compose(rng, seed, about, published, share)
        first = Article(
            file=_file(number, count, rng),
            incident=about,
            outlet=rng.choice(world.OUTLETS),
            agency=rng.choice(world.AGENCIES) if rng.random() < 0.5 else None,
            published=published,
            family=f"{about.id}-{author}",
            made="original",
            source=None,
            headline=headline,
            paragraphs=paragraphs,
        )
        count += 1
        yield first
        kinds: list[Made] = ["copy", "near copy", "rewrite", "update"]
        for made in rng.choices(kinds, [3, 4, 3, 3], k=rng.choices([0, 1, 2, 3, 5], [40, 25, 18, 12, 5])[0]):
            yield _derived(rng, first, made, _file(number, count, rng))
            count += 1


def _derived(rng: random.Random, first: Article, made: Made, file: str) -> Article:
    """A page made from another of its family."""
    about, headline, paragraphs = first.incident, first.headline, first.paragraphs
    outlet = first.outlet if made == "update" else rng.choice(world.OUTLETS)
    published = first.published + dt.timedelta(days=made == "update")
    values = dict(headline.values)
    if made == "near copy":
        paragraphs = _edited(rng, paragraphs)
    elif made == "rewrite":
        paragraphs = tuple(tuple(_rewritten(rng, t) for t in p) for p in paragraphs)
    elif made == "update":
        values |= _values(about, published, 1.0, rng)
        paragraphs = tuple(tuple(_updated(rng, t, about, values) for t in p) for p in paragraphs)
        paragraphs = ((_tell(rng, about.kind, about, values),), *paragraphs[1:], (_scene(rng, values),))
    if made != "copy":
        headline = _headline(rng, about, values)
    return replace(
        first,
        file=file,
        outlet=outlet,
        agency=first.agency if made in ("copy", "near copy", "update") else None,
        published=published,
        made=made,
        source=first.file,
        headline=headline,
        paragraphs=paragraphs,
    )


def _file(number: int, count: int, rng: random.Random) -> str:
    ending = "html" if rng.random() < 0.4 else "txt"
    return f"{number // IN_A_FOLDER:03}/{number:06}-{count:02}.{ending}"


# --- the page around it -----------------------------------------------------------------------------

_MENU = (
    "World",
    "Business",
    "Weather",
    "Sport",
    "Culture",
    "Opinion",
    "Jobs",
    "Puzzles",
    "Travel",
    "Science",
)
_OTHER = (
    "Harvest fair opens late",
    "Ferry timetable changes",
    "Chess final ends in a draw",
    "Bridge to be painted",
)
_FOOT = (
    "Sign up for our newsletter",
    "Back to top",
    "Share this article",
    "Most read",
    "Terms and conditions",
)
_CAPTION = ("A street in {place}.", "A file picture of {place}.", "The road to {place}, last year.")


def _dateline(article: Article) -> str:
    credit = f" ({article.agency})" if article.agency else ""
    day = article.published
    return f"{article.incident.theatre.towns[0].name.upper()}, {day.day} {day.strftime('%B %Y')}{credit} - "


def _blocks(article: Article) -> list[str]:
    text, _, bounds = article.layout()
    return [text[a:b] for a, b in bounds]


def _as_text(article: Article, rng: random.Random) -> str:
    headline, first, *rest = _blocks(article)
    top = [article.outlet.upper(), " | ".join(rng.sample(_MENU, k=4))] if rng.random() < 0.6 else []
    foot = rng.sample(_FOOT, k=rng.randint(1, 3))
    return "\n\n".join([*top, headline, _dateline(article) + first, *rest, *foot]) + "\n"


def _as_html(article: Article, rng: random.Random) -> str:
    headline, first, *rest = (html.escape(b, quote=False) for b in _blocks(article))
    menu = "".join(f'<li><a href="#">{m}</a></li>' for m in rng.sample(_MENU, k=6))
    place = article.headline.values["place"]
    caption = rng.choice(_CAPTION).format(place=place)
    paragraphs = [f"<p>{_dateline(article)}{first}</p>", *(f"<p>{p}</p>" for p in rest)]
    figure = f'<figure><img src="a.jpg" alt=""><figcaption>{caption}</figcaption></figure>'
    paragraphs.insert(rng.randint(1, len(paragraphs)), figure)
    related = "".join(f'<li><a href="#">{o}</a></li>' for o in rng.sample(_OTHER, k=3))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>{headline} | {article.outlet}</title>'
        f'<meta property="og:site_name" content="{article.outlet}">'
        f'<meta property="article:published_time" content="{article.published}T08:00:00Z"></head>\n'
        f"<body><nav><ul>{menu}</ul></nav>\n<main><article><h1>{headline}</h1>\n"
        + "\n".join(paragraphs)
        + f"\n<aside><h3>Related stories</h3><ul>{related}</ul></aside></article></main>\n"
        f"<footer><p>{rng.choice(_FOOT)}</p></footer></body></html>\n"
    )


def write(folder: Path, pages: int, seed: int = 1) -> Path:
    """Write pages and their truth into a folder, and give the folder of the pages."""
    home = folder / "pages"
    home.mkdir(parents=True, exist_ok=True)
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for article in articles(pages, seed):
            file = home / article.file
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(article.data())
            truth.write(json.dumps(article.truth(), ensure_ascii=False) + "\n")
    return home


def main(arguments: Sequence[str]) -> int:
    """Write the pages that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    print(write(options.folder, options.pages, options.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
