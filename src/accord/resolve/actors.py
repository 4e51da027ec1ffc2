"""From mentions to actors: who acts, suffers or speaks in each claim of a page.

Names stand for known actors or for new ones of the record. Descriptions find theirs by whose they are
("Zairean jets", "the Foreign Ministry"), by what the page introduced ("the group", "the two countries") or
become an actor of their own ("a senior defence ministry official"). What the page does not settle stays
None, with candidates and the reason.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from accord.extract.names import Name
from accord.resolve.outcome import Outcome
from accord.resolve.referents import Referents
from accord.types import Actor, ActorId, Claim, Document, Mention, Parse, Participant, Resolution, Toll, Voice

_DEEDS = frozenset({"ASSAULT", "MOBILIZE"})
_HARM = frozenset({"ASSAULT", "COERCE"})


def resolve_actors(
    document: Document, parse: Parse, names: Sequence[Name], claims: Sequence[Claim]
) -> tuple[tuple[Claim, ...], tuple[Actor, ...]]:
    """The claims with their participants and speakers resolved, and the actors that they use.

    A participant that stands for several ("the two countries") becomes as many. Each keeps its mention,
    the antecedent that a pronoun or description takes up, and a Resolution that tells why.
    """
    page = _Claims(Referents(document, parse, names))
    done = tuple(page.claim(claim) for claim in claims)
    return done, page.referents.register.actors(page.used)


class _Claims:
    """Fills in the actors of a page's claims."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.used: set[ActorId] = set()
        self._turns: dict[tuple[int, str], int] = {}

    def claim(self, claim: Claim) -> Claim:
        """One claim with its sides, tolls and voices resolved."""
        voices = tuple(self._voice(v) for v in claim.voices)
        speaker = next((v.actor for v in reversed(voices) if v.kind == "speaker" and v.actor), None)
        actors = self._deeds(claim, self._side(claim.actors, speaker))
        targets = self._side(claim.targets, speaker)
        actors, targets = self._each_other(claim, actors, targets)
        targets = self._not_itself(claim, actors, targets)
        return dataclasses.replace(
            claim,
            actors=actors,
            targets=targets,
            voices=voices,
            tolls=tuple(self._toll(t, speaker) for t in claim.tolls),
        )

    def _deeds(self, claim: Claim, side: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """An attack that a ministry calls "its" is the state's: ministries speak, they do not bomb."""
        charged = claim.type == "AID" and claim.modality in (
            "alleged",
            "denied",
        )  # "denied that it arms them"
        if claim.type not in _DEEDS and not charged:
            return side
        out = []
        for p in side:
            state = self.referents.state_behind(p.actor) if p.actor and p.mention.kind == "pronoun" else None
            if state is not None:
                self.used.add(state)
                settled = Resolution(value=state, candidates=(), reason="the deed of a ministry's state")
                p = dataclasses.replace(p, actor=state, resolution=settled)
            out.append(p)
        return tuple(out)

    def _not_itself(
        self, claim: Claim, actors: tuple[Participant, ...], targets: tuple[Participant, ...]
    ) -> tuple[Participant, ...]:
        """ "Hamas executed six captured fighters": not its own, unless the words for them name it."""
        doers = {p.actor for p in actors if p.actor is not None}
        if claim.type not in _HARM or claim.symmetric or len(doers) != 1:
            return targets
        out = []
        for p in targets:
            described = p.mention.kind != "pronoun" and p.antecedent is None
            if p.actor in doers and described and not self.referents.named_in(p.mention) & doers:
                why = Resolution(value=None, candidates=(), reason="hardly the one who does it")
                p = dataclasses.replace(p, actor=None, resolution=why)
            out.append(p)
        return tuple(out)

    def _each_other(
        self, claim: Claim, actors: tuple[Participant, ...], targets: tuple[Participant, ...]
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """ "The two countries accused each other": one claim of each against the other.

        Where extraction gives two claims alike, the first is of the first named, the second of the second.
        """
        both = [p.actor for p in actors]
        if len(actors) != 2 or claim.symmetric or None in both or both != [p.actor for p in targets]:
            return actors, targets
        place = (claim.trigger.span.start, claim.type)
        turn = self._turns.get(place, 0)
        self._turns[place] = turn + 1
        one = turn % 2
        return (actors[one],), (targets[1 - one],)

    def _side(self, side: tuple[Participant, ...], speaker: ActorId | None) -> tuple[Participant, ...]:
        out: list[Participant] = []
        for participant in side:
            for resolved in self._participants(participant, speaker):
                if resolved.actor is None or all(resolved.actor != p.actor for p in out):
                    out.append(resolved)
        return tuple(out)

    def _participants(self, participant: Participant, speaker: ActorId | None) -> list[Participant]:
        outcome = self.referents.resolve(participant.mention, speaker)
        if not outcome.actors:
            settled = Resolution(value=None, candidates=outcome.candidates, reason=outcome.reason)
            return [dataclasses.replace(participant, resolution=settled)]
        return [self._filled(participant, actor, outcome) for actor in outcome.actors]

    def _filled(self, participant: Participant, actor: ActorId, outcome: Outcome) -> Participant:
        self.used.add(actor)
        settled = Resolution(value=actor, candidates=outcome.candidates, reason=outcome.reason)
        antecedent = self._antecedent(outcome, participant.mention) or participant.antecedent
        return dataclasses.replace(participant, actor=actor, antecedent=antecedent, resolution=settled)

    def _antecedent(self, outcome: Outcome, mention: Mention) -> Mention | None:
        return outcome.antecedent if outcome.antecedent and outcome.antecedent.span != mention.span else None

    def _toll(self, toll: Toll, speaker: ActorId | None) -> Toll:
        if toll.victims is None:
            return toll
        return dataclasses.replace(toll, victims=self._participants(toll.victims, speaker)[0])

    def _voice(self, voice: Voice) -> Voice:
        if voice.mention is None or voice.kind != "speaker":
            return voice
        outcome = self.referents.resolve(voice.mention, None)
        if not outcome.actors:
            return voice
        actor = outcome.actors[0]
        self.used.add(actor)
        behalf = voice.on_behalf_of or self.referents.speaks_for(actor)
        if behalf:
            self.used.add(behalf)
        antecedent = self._antecedent(outcome, voice.mention) or voice.antecedent
        return dataclasses.replace(voice, actor=actor, on_behalf_of=behalf, antecedent=antecedent)
