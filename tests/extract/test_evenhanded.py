"""Even-handedness: two sides swapped in a text are swapped in its claims, and nothing else changes.

Stronger still: whose names stand in a sentence makes no difference to what is found in it.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from _pytest.mark import ParameterSet

from tests.extract.saying import said

# State and the adjective of its people and things.
PAIRS = [
    (("Iran", "Iranian"), ("Pakistan", "Pakistani")),
    (("Israel", "Israeli"), ("Lebanon", "Lebanese")),
    (("Russia", "Russian"), ("Ukraine", "Ukrainian")),
    (("Turkey", "Turkish"), ("Greece", "Greek")),
    (("North Korea", "North Korean"), ("South Korea", "South Korean")),
    (("Congo", "Congolese"), ("Rwanda", "Rwandan")),
    (("Kenya", "Kenyan"), ("South Sudan", "South Sudanese")),
]


def even(template: str, bug: str | None = None) -> ParameterSet:
    marks = [pytest.mark.xfail(strict=True, reason=bug)] if bug else []
    return pytest.param(template, marks=marks)


TEMPLATES = [
    even("{A} attacked {B} with drones."),
    even("{B} was attacked by {A} on Monday."),
    even("{A} and {B} agreed to a ceasefire."),
    even("{A} accused {B} of arming rebels."),
    even("{A} blamed {B} for the raid on the depot."),
    even("{A} condemned {B} over the raid on the depot."),
    even("{A} recalled its ambassador from {B}."),
    even("{A} threatened to attack {B}."),
    even("{A} said {B} had attacked the depot."),
    even("{A} denied attacking {B}."),
    even("{A} summoned the {b} ambassador."),
    even(
        "{A} urged {B} to withdraw its troops.",
    ),
    even("{A} deployed troops along its border with {B}.", bug="the border is a place with some names only"),
    even("{A}'s foreign minister met his {b} counterpart on Friday."),
    even("{A}'s president praised {B}'s army.", bug="one army is told twice with some names"),
    even("Officials from {A} and {B} met in Geneva."),
    even("{a} strikes killed six people."),
    even("{a} and {b} troops clashed on Friday."),
    even("{b} rebels backed by {A} attacked the depot."),
    even("The {a} army attacked {b} troops, killing at least nine people."),
    even("Two {b} soldiers were killed in the {a} attack."),
    even("The {a} foreign ministry said {b} warplanes had bombed the depot."),
    even("{A} carried out airstrikes on {B} in retaliation for the killing of two farmers."),
    even('"{B} attacked us," the {a} president said.'),
    even("{A} and {B} accused each other."),
    even("{A}'s strikes on {B} killed six people."),
]


def _filled(template: str, a: tuple[str, str], b: tuple[str, str]) -> str:
    return template.format(A=a[0], a=a[1], B=b[0], b=b[1])


def _blind(claims: str, a: tuple[str, str], b: tuple[str, str]) -> str:
    """The claims with the sides' names taken out."""
    for name, blank in ((a[1], "{a}"), (b[1], "{b}"), (a[0], "{A}"), (b[0], "{B}")):
        claims = re.sub(rf"\b{name}\b", blank, claims)
    return "\n".join(sorted(claims.split("\n")))


def _codings(template: str) -> dict[str, str]:
    """What is found in the template's sentences, with the names taken out, for each order of each pair."""
    out = {}
    for one, other in PAIRS:
        for a, b in ((one, other), (other, one)):
            text = _filled(template, a, b)
            out[text] = _blind(said(text), a, b)
    return out


@pytest.mark.parametrize("template", TEMPLATES)
def test_sides_swap_and_nothing_else(template: str) -> None:
    found = _codings(template)
    usual, _ = Counter(found.values()).most_common(1)[0]
    assert usual, f"nothing found in any of {list(found)}"
    apart = {text: coding for text, coding in found.items() if coding != usual}
    assert not apart, f"usually found:\n{usual}"
