"""Turns of news prose that tell no event, one of another kind, or one with other sides than the words say."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

TURNS = [
    case("The Kenya bombing killed nine people.", "ASSAULT.explosives ? > ?; at Kenya; killed 9"),
    case("Kenya's bombing of the camp killed nine people.",
         "ASSAULT.explosives Kenya > the camp; killed 9"),
    case("Prices rose after the Kuwait invasion on Monday.", "ASSAULT ? > Kuwait; at Kuwait"),
    case("The movement called for Sudan's withdrawal from Abyei.", "REQUEST.yield The movement > ?",
         "RETREAT.withdraw Sudan > Abyei; demanded; says The movement", bug="what is called for is dropped"),
    case("Peru expects air strikes against the rebels.", "ASSAULT.aerial ? > the rebels; planned"),
    case("The sanctions will stay until Sudan withdraws its troops."),
    case("Police were barred from storming the building.", "COERCE.restrict ? > Police"),
    case("Zambia stopped supplying the rebels with arms.", "SANCTION.discontinue Zambia > the rebels"),
    case("The rebels stopped shelling the town.", "RETREAT.ceasefire The rebels > ?"),
    case("The guerrillas' release of the envoy was announced in Lima.",
         "RETREAT.release The guerrillas > the envoy"),
    case("The envoy's release was announced in Lima.", "RETREAT.release ? > The envoy"),
    case("His abduction shocked Peru.", "ASSAULT.abduct ? > His"),
    case("Seventy soldiers were killed when two helicopters crashed."),
    case("Ninety people were detained in hospital."),
    case("The council charged the inspectors with verifying the report."),
    case("Army officers refused to provide details."),
    case("In a verbal attack on Sudan, he called the president a liar.",
         "ACCUSE.disapprove he > the president",
         bug="a name behind the noun is taken for a place"),
    case("The talk about the killing of the envoy was nonsense.", "ASSAULT ? > the envoy; killed 1"),
    case("Iraq has destroyed its missiles.", "RETREAT.disarm Iraq > ?"),
    case("Rebels laid mines near the bridge.", "ASSAULT.explosives Rebels > the bridge; with mine",
         bug="where mines are laid is taken for the side that they are laid against"),
    case("A truck stopped. It exploded, killing two people.", "ASSAULT.explosives ? > ?; killed 2"),
    case("The president was the target of a failed attack.", "ASSAULT ? > The president"),
    case("Iran promised to withdraw its troops and release the prisoners.", "AGREE Iran <> ?",
         "RETREAT.release Iran > the prisoners; planned; says Iran",
         "RETREAT.withdraw Iran > ?; planned; says Iran"),
    case("The minister pleaded innocent to all charges.",
         "REJECT.yield The minister > ?"),
    case("The group was expelled from the talks.", "SANCTION.expel ? > The group"),
    case("The clerk hopes to find a job."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_turns_of_news_prose(text: str, expected: str) -> None:
    assert said(text) == expected
