"""Generated pages: the same for the same seed, true to their truth file, and made of what they claim."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from pathlib import Path

from benchmarks.generator import articles, write
from benchmarks.ready import made, prepare

import accord
from accord.read import read
from accord.record.checks import without_faults


def test_the_same_seed_gives_the_same_pages_and_a_larger_world_begins_with_them() -> None:
    few = [(a.file, a.data()) for a in articles(20, seed=3)]
    assert few == [(a.file, a.data()) for a in itertools.islice(articles(500, seed=3), 20)]
    assert few != [(a.file, a.data()) for a in articles(20, seed=4)]


def test_truth_names_every_page_and_quotes_its_text(tmp_path: Path) -> None:
    home = write(tmp_path, 60)
    rows = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == 60
    for row in rows:
        assert (home / row["file"]).is_file()
        assert row["claims"]
        assert row["source"] is None or row["source"] in {r["file"] for r in rows}


def test_copies_keep_the_words_and_rewrites_do_not() -> None:
    texts: dict[str, str] = {}
    kept: dict[str, list[bool]] = defaultdict(list)
    for article in articles(200):
        text = article.layout()[0]
        texts[article.file] = text
        if article.source is not None:
            kept[article.made].append(texts[article.source] == text)
    assert kept.keys() == {"copy", "near copy", "rewrite", "update"}
    assert all(kept["copy"])
    assert not any(kept["rewrite"]) and not any(kept["update"])


def test_a_ready_page_is_that_of_the_file_and_has_no_faults(tmp_path: Path) -> None:
    captures, problems = read([write(tmp_path, 60)])
    assert not problems
    by_file = {c.file: c for c in captures}
    for capture, page in made(articles(60)):
        assert capture == by_file[capture.file]
        assert without_faults(page) == (page, ())


def test_a_build_takes_ready_pages_without_reading_them(tmp_path: Path) -> None:
    home = prepare(tmp_path, tmp_path / "r.db", pages=40)
    with accord.build([home], tmp_path / "r.db", workers=1) as record:
        assert len(record.documents()) == 40
        assert {c.rule.split(":")[1].split()[0] for c in record.claims()} == {"ready"}
        assert not record.problems()
