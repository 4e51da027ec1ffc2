"""Where a sentence puts what a word of it tells: the innermost names of the place."""

import pytest

from accord.extract.names import find_names
from accord.extract.tree import Tree
from accord.knowledge.gazetteer import default
from accord.language import parse
from accord.resolve.placenames import places_of
from accord.resolve.surroundings import Surroundings
from accord.resolve.toponyms import find_toponyms
from tests import factories


def places(text: str, word: str) -> list[str]:
    document = factories.document("page.txt", text)
    parsed = parse(document)
    tree = Tree(document, parsed)
    names = find_names(document, parsed)
    tree.people = frozenset(w for n in names if n.kind == "person" for w in range(n.first, n.last))
    tree.names = {w: (n.first, n.last) for n in names for w in range(n.first, n.last)}
    around = Surroundings(tree, {}, find_toponyms(document, parsed, default()), places_of(tree, names))
    return [tree.words[h] for h in around.all_of(tree.words.index(word))]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Thousands marched through the streets of Hamburg on Saturday.", "marched", ["Hamburg"]),
        ("Two men were shot and killed in Karachi last night.", "shot", ["Karachi"]),
        ("Troops patrolled the town of Goma on Thursday.", "patrolled", ["Goma"]),
        ("A car bomb exploded in Baghdad, killing seven people.", "killing", ["Baghdad"]),
        ("In Lahore, the police said that hundreds had demonstrated.", "demonstrated", ["Lahore"]),
        ("Gunmen killed a guard in the Khoja district of Helmand.", "killed", ["Khoja"]),
        ("Rebels captured the towns of Goma and Bukavu.", "captured", ["Goma", "Bukavu"]),
        ("They detonated a bomb hidden in a shop in Kunduz.", "detonated", ["Kunduz"]),
        ("The army detonated a bomb found in a shop in Kunduz.", "detonated", []),
        ("They destroyed a U.S. military vehicle.", "destroyed", []),
        ("A patrol was attacked in Kunduz, 250 km north of Kabul.", "attacked", ["Kunduz"]),
    ],
)
def test_the_place_of_a_word(text: str, word: str, found: list[str]) -> None:
    assert places(text, word) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The spokesman said the war in Syria must end.", "said"),
        ("More than ten people have been killed since March 2011.", "killed"),
        ("He was arrested, according to a source in Raqqa.", "arrested"),
    ],
)
def test_what_tells_no_place_has_none(text: str, word: str) -> None:
    assert places(text, word) == []
