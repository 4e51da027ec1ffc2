"""What reading a phrase comes to."""

from __future__ import annotations

from typing import NamedTuple

from accord.types import ActorId, Mention


class Outcome(NamedTuple):
    """Whom a phrase stands for; none, with candidates, where that is not settled."""

    actors: tuple[ActorId, ...]
    reason: str
    candidates: tuple[ActorId, ...] = ()
    antecedent: Mention | None = None


DESCRIBED, SO_MANY = "described, not named", "so many, told of for the first time"
NAMELESS = frozenset({DESCRIBED, SO_MANY})  # reasons for actors whom pages do not name
OPEN = Outcome((), "not settled by the page")
