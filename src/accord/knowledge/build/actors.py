"""Makes `knowledge/data/actors.json.gz` and its manifest from checked facts and the PETRARCH dictionaries.

    python -m accord.knowledge.build.actors ../shared/resources/petrarch

Sources: the tables in `knowledge/build/facts` (written for this project), and names, aliases, countries and
dated offices from the actor dictionaries of openeventdata/petrarch2 (MIT). Only facts are taken over.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from accord.knowledge.folding import acronym, fold

FACTS = Path(__file__).parent / "facts"
DATA = Path(__file__).parent.parent / "data"
SOURCES = [
    {
        "what": "states, organs, bodies, coalitions and well-known armed groups",
        "origin": "facts checked for this project (knowledge/build/facts)",
        "licence": "Apache-2.0",
    },
    {
        "what": "further armed groups with aliases and countries; heads with dated offices, to about 2015",
        "origin": "PETRARCH2 actor dictionaries, github.com/openeventdata/petrarch2",
        "licence": "MIT, copyright 2014 Open Event Data Alliance",
    },
]
_BODY_WORDS = frozenset(
    "organization organisation front army brigade brigades movement group jihad force".split()
)
_SPAN = re.compile(r"^(\d{6}|\d{8})-(\d{6}|\d{8})$")
_CODE = re.compile(r"\[([^\]]*)\]")
_TITLES = {
    "president", "prime", "minister", "foreign", "defence", "defense", "interior", "acting", "general",
    "colonel", "lieutenant", "marshal", "admiral", "captain", "major", "brigadier", "king", "queen",
    "prince", "princess", "sheikh", "shaikh", "sultan", "emir", "ayatollah", "hojatolislam", "sayyed",
    "secretary", "secretary-general", "chancellor", "premier", "dr", "mr", "mrs", "sir", "lord", "vice",
    "deputy", "chairman", "leader", "former", "governor", "ambassador", "senator", "crown", "finance",
    "justice", "information",
}  # fmt: skip


def table(name: str, width: int) -> list[list[str]]:
    """Rows of a table of facts, padded to `width` columns; lines that begin with # are remarks."""
    lines = (FACTS / name).read_text(encoding="utf-8").splitlines()
    return [(line.split("\t") + [""] * width)[:width] for line in lines if line.strip() and line[0] != "#"]


def several(cell: str) -> list[str]:
    """The values of one cell, which bars divide."""
    return [value.strip() for value in cell.split("|") if value.strip()]


def states() -> list[dict[str, Any]]:
    """All states: current ones, some unrecognised ones, and former ones with their dates."""
    rows = []
    for code, name, names, adjectives, seats, since, until, country in table("states.tsv", 8):
        every = several(seats)
        rows.append(
            {
                "id": f"state:{code}",
                "name": name,
                "names": several(names),
                "adjectives": several(adjectives),
                "seats": [s for s in every if not s.startswith("!")],
                "since": since or None,
                "until": until or None,
                "country": country or code,
            }
        )
    return rows


def organs() -> list[dict[str, Any]]:
    """Kinds of organs that states have, with a name pattern and the wordings that news uses."""
    return [
        {"slug": slug, "name": name, "parent": parent or None, "wordings": several(wordings)}
        for slug, name, parent, wordings in table("organs.tsv", 4)
    ]


def bodies() -> list[dict[str, Any]]:
    """International bodies, charities, media and organs with names of their own."""
    return [
        actor(key, name, kind, several(aliases), country or None, parent or None)
        for key, name, kind, country, parent, aliases in table("bodies.tsv", 6)
    ]


def coalitions() -> list[dict[str, Any]]:
    """Coalitions of states: whom they fight, the words that alone tell them, and where they fought when."""
    return [
        {
            "id": key,
            "against": against or None,
            "words": several(words),
            "countries": several(countries),
            "since": since,
            "until": until or None,
        }
        for key, against, words, countries, since, until in table("coalitions.tsv", 6)
    ]


def actor(
    key: str, name: str, kind: str, aliases: list[str], country: str | None = None, parent: str | None = None
) -> dict[str, Any]:
    """One known actor as it is stored; empty fields are left out."""
    row = {"id": key, "name": name, "kind": kind, "aliases": aliases, "country": country, "parent": parent}
    return {field: value for field, value in row.items() if value}


def title_case(words: str) -> str:
    """A dictionary's capitals in ordinary spelling."""
    small = {
        "of",
        "the",
        "for",
        "and",
        "in",
        "de",
        "la",
        "del",
        "el",
        "al",
        "e",
        "i",
        "ul",
        "bin",
        "ibn",
        "wa",
        "van",
        "von",
    }
    parts = re.split(r"([ \-/])", words.strip().lower())
    fixed = [p if p in small else p[:1].upper() + p[1:] for p in parts]
    text = "".join(fixed)
    return text[:1].upper() + text[1:]


def entries(path: Path) -> list[tuple[str, list[str], list[str]]]:
    """(name, aliases, codes) of a PETRARCH actor dictionary, as written there but with blanks."""
    found: list[tuple[str, list[str], list[str]]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = line.split("#")[0].rstrip()
        if not line.strip():
            continue
        codes = _CODE.findall(line)
        words = _CODE.sub("", line).replace("_", " ").strip()
        if line[0] in "\t ":
            if found:
                found[-1][2].extend(codes)
        elif line[0] == "+":
            if found and words.lstrip("+").strip():
                found[-1][1].append(" ".join(words.lstrip("+").split()))
                found[-1][2].extend(codes)
        else:
            found.append((" ".join(words.split()), [], codes))
    return found


def plain_name(name: str) -> tuple[str, list[str]]:
    """A dictionary name without its bracketed acronym, and that acronym as an alias."""
    short = re.findall(r"\(([A-Z][A-Za-z-]{1,9})\)", name)
    bare = " ".join(re.sub(r"\([^)]*\)", " ", name).split())
    if "," in bare:
        head, _, tail = bare.partition(",")
        bare = f"{tail.strip()} {head}" if tail.strip().lower() in ("the", "al") else bare
    return bare, [s for s in short if s.isupper()]


def groups(folder: Path, codes: dict[str, str]) -> list[dict[str, Any]]:
    """Armed groups: the checked ones first, then those of the dictionary that are not among them."""
    rows: dict[str, dict[str, Any]] = {}
    for key, title, state, spellings, founded, ended, wikidata in table("groups.tsv", 7):
        rows[key] = actor(f"group:{key}", title, "armed-group", several(spellings), state or None)
        if founded and state:
            there = [
                f"state:{state}",
                "armed group",
                f"{founded}-01-01",
                f"{ended}-12-31" if ended else None,
            ]
            rows[key]["roles"] = [there]
        if wikidata:
            rows[key]["wikidata"] = wikidata
    for key, state, role, since, until in table("roles.tsv", 5):
        rows[key].setdefault("roles", []).append(
            [state if ":" in state else f"state:{state}", role, since or None, until or None]
        )
    owner = {
        fold(name): slug for slug, row in rows.items() for name in [row["name"], *row.get("aliases", [])]
    }
    for name, others, marks in entries(folder / "Phoenix.MilNonState.actors.txt"):
        code = marks[0].split()[0] if marks and marks[0].split() else ""
        body = bool(_BODY_WORDS & set(name.lower().replace("_", " ").split()))
        if not (len(code) == 6 and code.endswith("REB")) and not (code.startswith("IMG") and body):
            continue
        bare, short = plain_name(name)
        aliases = short + [
            a for other in others for a in (title_case(plain_name(other)[0]), *plain_name(other)[1])
        ]
        aliases = [a for a in aliases if usable(a)]
        keys = [fold(title_case(bare)), *map(fold, aliases)]
        slug = next((owner[k] for k in keys if k in owner), None)
        if slug is None:
            if len(fold(title_case(bare)).split()) < 2:
                continue
            slug = re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
            country = codes.get(code[:3])
            rows[slug] = actor(f"group:{slug}", title_case(bare), "armed-group", aliases, country)
        else:
            known = {fold(n) for n in [rows[slug]["name"], *rows[slug].get("aliases", [])]}
            more = [a for a in [title_case(bare), *aliases] if owner.get(fold(a), slug) == slug]
            more = [a for a in more if fold(a) not in known]
            rows[slug]["aliases"] = [*rows[slug].get("aliases", []), *dict.fromkeys(more)]
        owner.update({key: slug for key in keys if key and key not in owner})
    return list(rows.values())


def usable(alias: str) -> bool:
    """Whether a dictionary alias can stand alone on a page: an acronym, or two words and more."""
    return (
        bool(alias)
        and not alias.isdigit()
        and (len(fold(alias).split()) > 1 or (alias.isupper() and len(alias) > 2))
    )


def day(digits: str) -> str | None:
    """A dictionary date (YYMMDD or YYYYMMDD; two-digit years up to 30 are of this century) as ISO 8601."""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= 30 else "19") + digits
    year, month, dom = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    if not (1900 <= year <= 2030 and 1 <= month <= 12 and 1 <= dom <= 31):
        return None
    return f"{year:04d}-{month:02d}-{min(dom, 28):02d}" if month == 2 else f"{year:04d}-{month:02d}-{dom:02d}"


def offices(codes: list[str], known: dict[str, str]) -> list[list[str | None]]:
    """(state id, role, since, until) of each dated government office."""
    found: list[list[str | None]] = []
    for code in codes:
        mark, _, when = code.strip().partition(" ")
        if mark[3:6] != "GOV" or mark[:3] not in known:
            continue
        when = when.strip()
        span = _SPAN.match(when)
        if span:
            found.append([f"state:{known[mark[:3]]}", "government", day(span[1]), day(span[2])])
        elif when.startswith(">") and when[1:].isdigit() and len(when) in (7, 9):
            found.append([f"state:{known[mark[:3]]}", "government", day(when[1:]), None])
    return found


def leaders(folder: Path, codes: dict[str, str]) -> list[dict[str, Any]]:
    """Heads of state and government in office since 1985, with aliases of two words and more.

    The dictionary's ministers are left out: their names are too often those of other people. It gives
    their offices by whole months since 2003, and those of heads by days.
    """
    rows: dict[str, dict[str, Any]] = {}
    for name, others, marks in entries(folder / "Phoenix.Countries.actors.txt"):
        held = [o for o in offices(marks, codes) if not o[3] or o[3] >= "1985"]
        names = list(dict.fromkeys(person_name(n) for n in [name, *others]))
        names = [n for n in names if len(fold(n).split()) > 1]
        if not names or not any(by_days(since, until) for _, _, since, until in held):
            continue
        key = re.sub(r"[^a-z0-9]+", "-", names[0].lower()).strip("-")
        row = rows.setdefault(
            key,
            {
                "id": f"person:{key}",
                "name": names[0],
                "kind": "person",
                "country": str(held[0][0])[6:],
                "roles": [],
            },
        )
        row["roles"] += [h for h in held if h not in row["roles"]]
        if names[1:]:
            row["aliases"] = list(dict.fromkeys([*row.get("aliases", []), *names[1:]]))
    return list(rows.values())


def by_days(since: str | None, until: str | None) -> bool:
    """Whether an office has days of its own rather than whole months since 2003."""
    return bool(since) and (
        str(since) < "2003" or (str(since)[8:] != "01" and (until or "")[8:] not in ("30", "31"))
    )


def person_name(name: str) -> str:
    """A person's name in ordinary spelling without titles."""
    words = [w for w in name.replace("+", " ").split() if w.lower().strip(".") not in _TITLES]
    return title_case(" ".join(words))


def keys_of(rows: list[dict[str, Any]]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Folded names and exact acronyms, each with the places of its actors in `rows`."""
    folded: dict[str, list[int]] = defaultdict(list)
    exact: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for name in [row["name"], *row.get("aliases", [])]:
            short = acronym(name)
            into, key = (exact, short) if short else (folded, fold(name))
            if key and at not in into[key]:
                into[key].append(at)
    return dict(folded), dict(exact)


def main(source: str) -> None:
    """Writes the data file and its manifest."""
    folder = Path(source)
    countries = states()
    codes = {row["id"][6:]: row["id"][6:] for row in countries} | {"ZAR": "ZAR"}
    rows = bodies() + groups(folder, codes)
    taken = {fold(n) for row in rows for n in (row["name"], *row.get("aliases", ()))}
    rows += [p for p in leaders(folder, codes) if fold(p["name"]) not in taken]
    folded, exact = keys_of(rows)
    content = {"states": countries, "organs": organs(), "actors": rows, "folded": folded, "exact": exact}
    content["coalitions"] = coalitions()
    data = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    DATA.mkdir(exist_ok=True)
    (DATA / "actors.json.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    manifest = {
        "file": "actors.json.gz",
        "sha256_of_content": hashlib.sha256(data).hexdigest(),
        "date": "2026-11-28",
        "counts": {"states": len(countries), "organs": len(content["organs"]), "actors": len(rows)},
        "kinds": {kind: sum(r["kind"] == kind for r in rows) for kind in sorted({r["kind"] for r in rows})},
        "armed groups with dates": sum(
            r["kind"] == "armed-group" and any(role[2] for role in r.get("roles", ())) for r in rows
        ),
        "sources": SOURCES,
    }  # fmt: skip
    (DATA / "actors-manifest.json").write_text(
        json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(
        manifest["counts"],
        manifest["kinds"],
        f"{len(folded)} folded names, {len(exact)} acronyms, {len(data) / 1e6:.1f} MB",
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m accord.knowledge.build.actors PETRARCH_FOLDER")
    main(sys.argv[1])
