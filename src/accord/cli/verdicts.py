"""The verdicts of `accord decide`, and the help that lists them."""

from __future__ import annotations

from accord.record.edits import FIELDS

WHAT = {
    "accept": ("CLAIM", "the claim is right as it stands"),
    "reject": ("CLAIM", "the claim is wrong: it is kept, but stands in no event and is not counted"),
    "edit": ("CLAIM FIELD VALUE", "one field of the claim has this value"),
    "add": ("PAGE QUOTE TYPE [FIELD=VALUE ...]", "the page makes a claim that was missed"),
    "same": ("CLAIM CLAIM", "both tell of one event"),
    "different": ("CLAIM CLAIM", "they tell of two events"),
    "merge": ("EVENT EVENT", "both are one event"),
    "split": ("EVENT CLAIM", "the claim is of another event than the rest"),
    "merge-actors": ("ACTOR NAME", "the actor is NAME, wherever it is named"),
    "split-actor": (
        "ACTOR WORDS|PAGE NAME",
        "called WORDS, or on that page, the actor is NAME",
    ),
}
HELP = "\n".join(
    [
        "verdicts:",
        *(f"  {verdict + ' ' + names:39}{what}" for verdict, (names, what) in WHAT.items()),
        "",
        "fields:",
        *(f"  {name + ' ' + field.form:39}{field.help}" for name, field in FIELDS.items()),
        "  trigger WORDS                          with add: the words of QUOTE that name the event",
        "",
        "A CLAIM is EVENT:N, for claim [N] of what accord show RECORD EVENT prints, or a claim's id.",
        "WORDS must stand on the page; NAME is an actor's name or id, new:NAME or new:KIND:NAME one that is",
        "not known yet; PLACE is a place's name or id.",
        "Decisions are kept when the record is built again; none is ever deleted.",
    ]
)
