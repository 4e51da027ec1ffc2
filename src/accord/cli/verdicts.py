"""The verdicts of `accord decide`, and the help that lists them."""

from __future__ import annotations

WHAT = {
    "accept": ("CLAIM", "the claim is right as it stands"),
    "reject": ("CLAIM", "the claim is wrong: it is kept, but stands in no event and is not counted"),
    "same": ("CLAIM CLAIM", "both tell of one event"),
    "different": ("CLAIM CLAIM", "they tell of two events"),
    "merge": ("EVENT EVENT", "both are one event"),
    "split": ("EVENT CLAIM", "the claim is of another event than the rest"),
}
HELP = "\n".join(
    [
        "verdicts:",
        *(f"  {verdict + ' ' + names:24}{what}" for verdict, (names, what) in WHAT.items()),
        "",
        "A CLAIM is EVENT:N, for claim [N] of what accord show RECORD EVENT prints, or a claim's id.",
        "Decisions are kept when the record is built again; none is ever deleted.",
    ]
)
