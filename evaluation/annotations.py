"""Annotations of our own: claims of pages of WikiEvents, ECB+ and re3d, kept without the pages' words.

A file of `training/annotations/` holds the claims, events, actors and lineage of one group of pages in the
shape of `examples/gold.json`, but for the words: where that has the beginning of a sentence or of a line,
these have its place in the page (half-open, in code points). The pages themselves stay in ../shared/gold;
`page_text` makes them from there, and `restore` writes both as a folder that is built and scored like any
other annotated crisis. Where the annotated day of a page rests on what only other sources tell, `manifest`
holds that knowledge (a day, month or year), and the folder gets a manifest.csv of it.

    python -m evaluation.annotations pages FOLDER SET:ID ...   the pages as text, to annotate them
    python -m evaluation.annotations pack FOLDER NAME [--second]   FOLDER/gold.json without words, as NAME
    python -m evaluation.annotations restore NAME FOLDER       the other way
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from evaluation.gold import ROOT, SHARED, Json

FOLDER = ROOT / "training" / "annotations"
GOLD = SHARED / "gold"
SET_ASIDE = ("greece", "pirates", "lyon", "convoys")  # no weight is fitted on them

_JOINED = (
    (re.compile(r"\s+([,.;:!?%)\]}])"), r"\1"),
    (re.compile(r"([(\[{$£€])\s+"), r"\1"),
    (re.compile(r"\s+(['’])\s*(s|re|ve|ll|d|m|t)\b"), r"\1\2"),
    (re.compile(r"(s)\s+(['’])\s+(?=[a-z])"), r"\1\2 "),
    (re.compile(r"(\w)\s+-\s+(\w)"), r"\1-\2"),
    (re.compile(r"“\s+"), "“"),
    (re.compile(r"\s+”"), "”"),
    (re.compile(r"``\s*"), '"'),
    (re.compile(r"\s*''"), '"'),
    (re.compile(r'(^|\s)"\s+([^"]*?)\s+"'), r'\1"\2"'),
    (re.compile(r'([,.!?])\s+"(?=\s|$)'), r'\1"'),
    (re.compile(r"(\d)\s*,\s*(\d{3})(?!\d)"), r"\1,\2"),
    (re.compile(r"(\d)\s*([.:])\s*(\d)"), r"\1\2\3"),
    (re.compile(r"\b((?:[A-Z]\.)+)\s+(?=[A-Z]\.)"), r"\1"),
)
_JOINED_TIMES = re.compile(r"\b([ap]\.) (m\.)")
_ABBREVIATED = re.compile(
    r"(?:\b[ap]\. ?m|\b(?:[A-Z]\.)*[A-Z]|\b(?:Gen|Col|Lt|Sgt|Capt|Mrs?|Ms|Dr|Jr|St|Rep|No))\.$"
)
_ENDED = re.compile(r"[.!?:”\"')=]$")


class AnnotationError(ValueError):
    """A page or a sentence that an annotation names is not there, or not as it was annotated."""


def names() -> list[str]:
    """The groups of pages that are annotated."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def available() -> bool:
    """Whether the sets whose pages are annotated are there."""
    return all((GOLD / name).is_dir() for name in ("wikievents", "ecbplus", "re3d"))


def page_text(source: str) -> str:
    """The text of a page, named "wikievents:DOCID", "ecbplus:TOPIC/FILE" or "re3d:FOLDER/ID".

    WikiEvents and ECB+ give words with spaces between them: these are joined as they are written in print.
    Raises AnnotationError where there is no such page.
    """
    collection, _, name = source.partition(":")
    readers = {"wikievents": _wikievents, "ecbplus": _ecbplus, "re3d": _re3d}
    if collection not in readers:
        raise AnnotationError(f"{source}: no set of that name; name one of {', '.join(readers)}")
    return readers[collection](name)


def restore(name: str, folder: Path, kept: Path | None = None) -> None:
    """Writes the pages of one annotated group and their gold.json to `folder`; `kept` is where it lies.

    Raises AnnotationError where a page is not the one that was annotated.
    """
    data = json.loads(((kept or FOLDER) / f"{name}.json").read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    for page in data["documents"]:
        text = page_text(page["source"])
        if _digest(text) != page["sha256"]:
            raise AnnotationError(f"{page['source']}: not the text that {name}.json was made from")
        (folder / page["file"]).write_text(text, encoding="utf-8")
        page["boilerplate"] = [text[a:b] for a, b in page["boilerplate"]]
        for claim in page["claims"]:
            start, end = claim["evidence"]
            claim["evidence"] = " ".join(text[start:end].split())
    (folder / "gold.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    _write_manifest(data, folder)


def _write_manifest(data: Json, folder: Path) -> None:
    """The manifest of a group: what is known of a page's day from elsewhere, as in ../shared/gold/claims."""
    known = [(page["file"], page["manifest"]) for page in data["documents"] if page.get("manifest")]
    if known:
        rows = "".join(f"{file},{published}\n" for file, published in known)
        (folder / "manifest.csv").write_text(f"file,published\n{rows}", encoding="utf-8")


def pack(folder: Path, name: str, kept: Path | None = None) -> Path:
    """Writes FOLDER/gold.json to `training/annotations/NAME.json`, with places in the pages for their words.

    A page's `evidence` is the beginning of a sentence, long enough to stand only once in the page; the
    first place is taken where it is not. Raises AnnotationError where it does not stand there at all.
    """
    data = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for page in data["documents"]:
        text = (folder / page["file"]).read_text(encoding="utf-8")
        page["sha256"] = _digest(text)
        page["boilerplate"] = [_place(text, words, page["id"]) for words in page["boilerplate"]]
        for claim in page["claims"]:
            claim["evidence"] = _place(text, claim["evidence"], claim["id"])
    path = (kept or FOLDER) / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_lines(data), encoding="utf-8")
    return path


def _place(text: str, words: str, of: str) -> list[int]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, text)
    if not pattern or not found:
        raise AnnotationError(f"{of}: its page has no words {words!r}")
    return [found.start(), found.end()]


def _lines(data: Json) -> str:
    """JSON with a line for each claim, event, actor and pair of pages."""
    out = ["{"]
    for key in ("crisis", "annotators"):
        if key in data:
            out.append(f" {json.dumps(key)}: {json.dumps(data[key], ensure_ascii=False)},")
    out.append(' "documents": [')
    pages = []
    for page in data["documents"]:
        head = json.dumps({k: v for k, v in page.items() if k != "claims"}, ensure_ascii=False)
        claims = ",\n".join("   " + json.dumps(c, ensure_ascii=False) for c in page["claims"])
        pages.append(f'  {head[:-1]}, "claims": [\n{claims}\n  ]}}')
    out.append(",\n".join(pages))
    for key in ("events", "actors", "lineage"):
        rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in data.get(key, ()))
        out.append(f' ],\n "{key}": [\n{rows}')
    return "\n".join(out) + "\n ]\n}\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _wikievents(name: str) -> str:
    for part in ("train", "dev"):
        for row in _json_lines(GOLD / "wikievents" / f"{part}.jsonl"):
            if name in (row.get("docid"), row.get("doc_id")):
                texts = [s if isinstance(s, str) else s[1] for s in row["sentences"]]
                return _paragraphs(texts)
    raise AnnotationError(f"wikievents:{name}: no such document")


def _re3d(name: str) -> str:
    source, _, key = name.partition("/")
    for row in _json_lines(GOLD / "re3d" / source / "documents.json"):
        if row["_id"] == key:
            return f"{row['title'].strip()}\n\n{row['text'].strip()}\n"
    raise AnnotationError(f"re3d:{name}: no such document")


def _ecbplus(name: str) -> str:
    path = GOLD / "ecbplus" / f"{name}.xml"
    if not path.is_file():
        raise AnnotationError(f"ecbplus:{name}: no such document")
    tokens = ElementTree.parse(path).getroot().iter("token")
    sentences = groupby(tokens, key=lambda token: token.get("sentence"))
    return _paragraphs([" ".join(token.text or "" for token in own) for _, own in sentences])


def _paragraphs(texts: list[str]) -> str:
    out: list[str] = []
    for text in texts:
        joined = " ".join(text.split())
        for pattern, to in _JOINED:
            joined = pattern.sub(to, joined)
        if not joined:
            continue
        ended = joined if _ENDED.search(joined) else f"{joined}."
        if out and (not ended[0].isupper() or _ABBREVIATED.search(out[-1])) and ended[0] not in "“\"‘'":
            before = out[-1] if ended[0] in ",;" else f"{out[-1]} "
            out[-1] = _JOINED_TIMES.sub(r"\1\2", before + ended)
        else:
            out.append(ended)
    return "\n\n".join(out) + "\n"


def _json_lines(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8-sig") as file:
        yield from (json.loads(line) for line in file if line.strip())


def main(arguments: list[str]) -> None:
    match arguments:
        case ["pages", folder, *sources]:
            Path(folder).mkdir(parents=True, exist_ok=True)
            for number, source in enumerate(sources, 1):
                path = Path(folder) / f"{number:02}.txt"
                path.write_text(page_text(source), encoding="utf-8")
                print(f"{path}: {source}")
        case ["pack", folder, name]:
            print(pack(Path(folder), name))
        case ["pack", folder, name, "--second"]:
            print(pack(Path(folder), name, FOLDER / "second"))
        case ["restore", name, folder]:
            restore(name, Path(folder))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
