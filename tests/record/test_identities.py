"""Decisions on who is who: actors that are one, and words that mean another."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from accord.errors import InputError
from accord.record.decisions import Applied, apply, held, in_words
from accord.types import Actor, ActorId, Claim, Decision, Page, Place
from tests import factories as make

NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)


class Lists:
    """Knows Kestria."""

    def actors(self, name: str) -> tuple[Actor, ...]:
        if name.startswith("new:"):
            return (make.actor(f"x:{name[4:].lower()}", name[4:], kind="armed-group"),)
        if name != "Kestria":
            raise InputError(f"no actor goes by {name!r}")
        return (make.actor("KES", "Kestria"),)

    def place(self, name: str) -> Place:
        raise InputError(f"no place goes by {name!r}")


ONE = make.document("one.txt", "Red Brigade shelled Ona. The militia denied it, Red Brigade said.")
TWO = make.document("two.txt", "The Brigade of Ona fled. Ona's people mourned.")
BRIGADE = make.actor("x:red brigade", "Red Brigade", kind="armed-group")
WING = make.actor("x:wing", "Wing", kind="armed-group", parent=ActorId("x:red brigade"))
OTHER = make.actor("x:brigade of ona", "Brigade of Ona", kind="armed-group")


def pages() -> list[Page]:
    shelled = make.claim(
        ONE, "Red Brigade shelled Ona.", "ASSAULT", "shelled", by=[("Red Brigade", BRIGADE.id)]
    )
    denied = make.claim(
        ONE,
        "The militia denied it, Red Brigade said.",
        "REJECT",
        "denied",
        by=[("The militia", BRIGADE.id)],
        says=("Red Brigade", BRIGADE.id),
    )
    fled = make.claim(
        TWO, "The Brigade of Ona fled.", "RETREAT", "fled", by=[("The Brigade of Ona", OTHER.id)]
    )
    return [
        Page(document=ONE, claims=(shelled, denied), actors=(BRIGADE, WING)),
        Page(document=TWO, claims=(fled,), actors=(OTHER,)),
    ]


def on_actor(
    verdict: Literal["merge", "split"], old: Actor, new: str, number: int = 1, quote: str = ""
) -> Decision:
    return Decision(
        id=f"x{number}", sha256="", quote=quote or old.name, prefix="", suffix="", claim_type=old.kind,
        field="actor", verdict=verdict, old=old.id, new=new, by="Ada", at=NOON, reason="so",
    )  # fmt: skip


def split(old: Actor, words: str, to: str, number: int = 1) -> Decision:
    return on_actor("split", old, json.dumps({"words": words, "to": to}), number, quote=words)


def who(found: Applied) -> list[list[str | None]]:
    return [[p.actor for p in c.actors] for p in found.pages for c in p.claims]


def applied(*decisions: Decision, of: Sequence[Page] | None = None) -> Applied:
    return apply(of or pages(), decisions, Lists())


def test_two_actors_are_one_on_every_page() -> None:
    found = applied(on_actor("merge", OTHER, BRIGADE.id))
    assert who(found) == [[BRIGADE.id], [BRIGADE.id], [BRIGADE.id]]
    assert [a.id for a in found.pages[1].actors] == [BRIGADE.id]
    side = found.pages[1].claims[0].actors[0]
    assert side.mention.quote == "The Brigade of Ona"
    assert side.resolution is not None and side.resolution.reason == "merged by Ada (x1)"


def test_an_actor_becomes_one_that_accord_knows_and_takes_its_parts_with_it() -> None:
    found = applied(on_actor("merge", BRIGADE, "Kestria"))
    assert who(found)[:2] == [["KES"], ["KES"]]
    assert found.pages[0].claims[1].voices[0].actor == "KES"
    assert {a.id: a.parent for a in found.pages[0].actors} == {"KES": None, "x:wing": "KES"}


def test_words_that_mean_another_are_told_apart_and_all_others_stay() -> None:
    found = applied(split(BRIGADE, "the  Militia", "new:Militia of Ona"))
    assert who(found) == [[BRIGADE.id], ["x:militia of ona"], [OTHER.id]]
    assert found.pages[0].claims[1].voices[0].actor == BRIGADE.id
    assert "x:militia of ona" in {a.id for a in found.pages[0].actors}


def test_one_decision_after_the_other() -> None:
    found = applied(split(BRIGADE, "The militia", "new:Militia"), on_actor("merge", OTHER, "x:militia", 2))
    assert who(found) == [[BRIGADE.id], ["x:militia"], ["x:militia"]]


def test_withdrawn_it_does_nothing_and_finds_its_claims() -> None:
    found = applied(replace(on_actor("merge", OTHER, BRIGADE.id), withdrawn=True))
    assert who(found) == who(applied())
    assert found.effects.orphaned == frozenset()


def test_an_actor_that_is_nobody_any_more_leaves_the_decision_without_effect() -> None:
    gone = on_actor("merge", make.actor("x:nobody", "Nobody"), BRIGADE.id)
    found = applied(gone, split(BRIGADE, "the navy", "Kestria", 2), on_actor("merge", OTHER, "the army", 3))
    assert who(found) == who(applied())
    assert found.effects.orphaned == {"x1", "x2", "x3"}
    assert "no actor goes by" in found.faults["x3"] and "nobody in the record" in found.faults["x1"]


def test_its_claims_tell_of_it() -> None:
    decision = on_actor("merge", OTHER, BRIGADE.id)
    found = applied(decision)
    claim: Claim = found.pages[1].claims[0]
    assert found.effects.of(claim.id) == (decision,)
    assert held([decision], found.effects.rows([claim.id])).of(claim.id) == (decision,)
    assert in_words(decision) == "merged an actor, which was x:brigade of ona, by Ada (x1): so"


def test_all_that_one_page_means_by_an_actor_is_told_apart_from_what_others_mean() -> None:
    other = replace(pages()[1], claims=tuple(
        replace(c, actors=tuple(replace(p, actor=BRIGADE.id) for p in c.actors)) for c in pages()[1].claims
    ), actors=(BRIGADE,))  # fmt: skip
    here = replace(split(BRIGADE, "Red Brigade", "new:Wing of Ona"), sha256=TWO.sha256)
    here = replace(here, new=json.dumps({"words": None, "to": "new:Wing of Ona"}))
    found = applied(here, of=[pages()[0], other])
    assert who(found) == [[BRIGADE.id], [BRIGADE.id], ["x:wing of ona"]]
    assert BRIGADE.id not in {a.id for a in found.pages[1].actors}
