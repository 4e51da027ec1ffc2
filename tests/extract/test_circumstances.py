"""Where it was and with what."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

PLACES = [
    case("Rebels attacked a depot in Goma.", "ASSAULT Rebels > a depot; at Goma"),
    case("In Goma, rebels attacked a depot.", "ASSAULT rebels > a depot; at Goma"),
    case("Rebels attacked a depot near Goma.", "ASSAULT Rebels > a depot; near Goma"),
    case("Rebels attacked a depot outside Goma.", "ASSAULT Rebels > a depot; near Goma"),
    case("Troops clashed along the Sudanese border.", "ASSAULT Troops <> ?; along Sudanese border"),
    case("Poland deployed troops along the Belarusian border.",
         "MOBILIZE.troops Poland > ?; along Belarusian border"),
    case("The rebels withdrew from Goma.", "RETREAT.withdraw The rebels > ?; from Goma"),
    case("Two rockets fired from Lebanon hit Haifa.",
         "ASSAULT.heavy-weapons ? > ?; at Haifa; from Lebanon; with rocket"),
    case("Hezbollah fired 40 rockets from Tyre at Haifa.",
         "ASSAULT.heavy-weapons Hezbollah > ?; at Haifa; from Tyre; with rocket"),
    case("Drones launched from Yemen hit a plant in Abqaiq.",
         "ASSAULT.drone ? > a plant; at Abqaiq; from Yemen; with drone"),
    case("The army rushed reinforcements from Goma to Beni.",
         "MOBILIZE.troops The army > ?; to Beni; from Goma"),
    case("Rebels captured the town of Kindu.", "COERCE.seize Rebels > ?; at town of Kindu"),
    case("Rebels attacked Goma and Beni.", "ASSAULT Rebels > ?; at Goma", "ASSAULT Rebels > ?; at Beni"),
    case("Clashes broke out in Goma, Beni and Butembo.",
         "ASSAULT ? <> ?; at Goma", "ASSAULT ? <> ?; at Beni", "ASSAULT ? <> ?; at Butembo"),
    case("The blast happened 20 km north of Goma.", "ASSAULT.explosives ? > ?; near Goma",
         bug="a distance from a town is no place"),
    case("A bomb exploded at a market in Quetta.",
         "ASSAULT.explosives ? > a market; at market in Quetta; at Quetta; with bomb"),
    case("Six people were killed in Basra.", "ASSAULT ? > ?; at Basra; killed 6"),
    case("Six people died in shelling in Basra.", "ASSAULT.heavy-weapons ? > ?; at Basra; killed 6",
         bug="a verb of dying has no place"),
    case("Six people died in Basra on Friday.", "ASSAULT ? > ?; at Basra; killed 6"),
    case("Iraq invaded Kuwait in August 1990.", "ASSAULT Iraq > Kuwait"),
    case("A raid on Dovrin killed eight rebels.",
         "ASSAULT ? > eight rebels; at Dovrin; killed 8 (rebels 8)"),
    case("The militia stormed Dovrin.", "ASSAULT The militia > ?; at Dovrin"),
    case("Jets bombed Dovrin, a rebel commander.", "ASSAULT.aerial Jets > Dovrin; with warplane"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: str) -> None:
    assert said(text) == expected


MEANS = [
    case("Rebels attacked the depot with mortars and rockets.",
         "ASSAULT.heavy-weapons Rebels > the depot; with mortar; with rocket"),
    case("A grenade attack on a bar wounded 20 people.",
         "ASSAULT.explosives ? > a bar; with grenade; injured 20"),
    case("Attackers using machetes killed six villagers.",
         "ASSAULT.primitive Attackers > six villagers; with bladed weapon; killed 6 (villagers 6)"),
    case("Six villagers were killed by a landmine.",
         "ASSAULT.explosives ? > Six villagers; with landmine; killed 6 (villagers 6)"),
    case("A drone strike killed six villagers.",
         "ASSAULT.drone ? > six villagers; with drone; killed 6 (villagers 6)"),
    case("The army used helicopter gunships to attack the depot.",
         "ASSAULT.aerial The army > the depot; with helicopter gunship"),
    case("The bombing of a club killed 20 people.", "ASSAULT.explosives ? > ?; killed 20"),
    case("A gas tank exploded.",
         bug="an accident is taken for an attack"),
    case("Police used water cannon to disperse protesters.",
         "ASSAULT.crowd-control Police > protesters; with water cannon"),
    case("Troops used chemical weapons against villagers.",
         "ASSAULT.unconventional Troops > villagers; with chemical weapon"),
    case("Helicopters fired rockets at the depot.",
         "ASSAULT.aerial Helicopters > the depot; with helicopter; with rocket"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEANS)
def test_means(text: str, expected: str) -> None:
    assert said(text) == expected
