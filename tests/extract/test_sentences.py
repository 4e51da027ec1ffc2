"""Whole sentences as news tells them, where several things come together."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

SENTENCES = [
    case("A roadside bomb killed three American soldiers near Kandahar on Wednesday, NATO said.",
         "ASSAULT.explosives ? > three American soldiers; near Kandahar; with roadside bomb;"
         " killed 3 (American soldiers 3); says NATO"),
    case("An explosion at a police station in Lahore killed at least 12 people and injured more than 50,"
         " officials said.",
         "ASSAULT.explosives ? > a police station in Lahore; at police station in Lahore; at Lahore;"
         " killed 12+; injured 50+; says officials"),
    case("Colombian rebels freed four policemen they had held for ten years.",
         "RETREAT.release Colombian rebels > four policemen"),
    case("Egyptian mediators are holding talks with Hamas and Israel in Cairo.",
         "CONSULT Egyptian mediators <> Hamas + Israel; at Cairo"),
    case("Houthi rebels said they had fired a missile at the palace.",
         "ASSAULT.heavy-weapons they > the palace; with missile; says Houthi rebels"),
    case("Kenya's army said its forces had shot down four Somali drones.",
         "ASSAULT.drone its forces > four Somali drones; with drone; says Kenya's army"),
    case("The government did not immediately comment."),
    case("Nepal's prime minister resigned on Monday after protests in Pokhara.",
         "RETREAT.resign Nepal's prime minister > ?; follows \"protests\"", "PROTEST.demo ? > ?; at Pokhara",
         bug="the place of what went before is taken for the event's own"),
    case("A suicide bomber rammed a checkpoint in Hit, killing 11 policemen and wounding 20 people.",
         "ASSAULT.suicide-attack A suicide bomber > a checkpoint + 11 policemen; at Hit;"
         " killed 11 (policemen 11); injured 20",
         bug="ramming is not seen, so that killing and wounding are two events"),
    case("The president declared a state of emergency after riots in Lae left 16 people dead.",
         'COERCE.martial-law The president > ?; response-to "riots"',
         "PROTEST.riot ? > ?; at Lae; killed 16",
         bug="the dead of riots are laid to the president"),
    case("Hundreds of demonstrators clashed with police in Santiago, and 40 people were arrested.",
         "ASSAULT demonstrators <> police; at Santiago", "COERCE.arrest ? > ?; detained 40",
         bug="clash with: the other side is lost"),
    case("Five people were killed in clashes between farmers and herders in Jos.",
         "ASSAULT farmers + herders <> ?; at Jos; killed 5", bug="herders are no people"),
    case("A Syrian man stabbed a Kurdish soldier in Qamishli before being shot dead.",
         "ASSAULT A Syrian man > a Kurdish soldier; at Qamishli",
         "ASSAULT.firearms ? > A Syrian man; killed 1 (Syrian man 1)", bug="stabbing is not seen"),
    case("The United States said it would send 200 more soldiers to Syria.",
         "MOBILIZE.troops it > ?; planned; to Syria; says The United States",
         bug="troops sent to help are taken for a threat of violence"),
    case("A Saudi-led coalition air strike hit a wedding in Hajjah.",
         "ASSAULT.aerial Saudi-led coalition > a wedding; at Hajjah",
         bug="a coalition that modifies a strike is no actor"),
    case("Rebels and the army blamed each other for the raid.",
         'ACCUSE.allege Rebels > the army; response-to "raid"',
         'ACCUSE.allege the army > Rebels; response-to "raid"',
         "ASSAULT the army > ?; alleged; says Rebels", "ASSAULT Rebels > ?; alleged; says the army",
         bug="each other is taken for the one who did it"),
    case("Chechen separatists took 100 people hostage at a hospital in Budyonnovsk.",
         "ASSAULT.abduct Chechen separatists > ?; at hospital in Budyonnovsk; at Budyonnovsk; detained 100",
         bug="the place hung on hostage is lost"),
    case("The Tamil Tigers denied the army's claim that 25 of their fighters had been killed.",
         "REJECT The Tamil Tigers > the army",
         "ASSAULT ? > ?; denied; killed 25 (fighters 25); says The Tamil Tigers",
         bug="a claim that is denied is neither denied nor voiced"),
    case("Officials said the death toll had risen to 45 after four of the wounded died in hospital.",
         "ASSAULT ? > ?; killed 45; says Officials", bug="the wounded who died are counted as wounded"),
    case("Turkey's president warned Syria that it would pay a heavy price.",
         "THREATEN.violence Turkey's president > Syria", bug="the one who is warned is told by a pronoun only"),
    case("Armenia and Azerbaijan traded accusations over the shelling.",
         'ACCUSE.allege Armenia > Azerbaijan; response-to "shelling"',
         'ACCUSE.allege Azerbaijan > Armenia; response-to "shelling"', "ASSAULT.heavy-weapons ? > ?",
         bug="traded accusations: the two stand on one side"),
    case("Rebels shot and killed a teacher in Yala.",
         "ASSAULT.firearms Rebels > a teacher; at Yala; killed 1 (teacher 1)"),
    case("The shooting of a farmer by a soldier sparked protests in Makassar.",
         "ASSAULT.firearms a soldier > a farmer", "PROTEST.demo ? > ?; at Makassar",
         bug="a by-phrase behind the victim is not tied to the shooting"),
    case("Cuban exiles hijacked a ferry in Havana.", "ASSAULT.abduct Cuban exiles > a ferry; at Havana",
         bug="hijacking is not seen"),
    case("Mali expelled the UN's human rights chief.", "SANCTION.expel Mali > the UN",
         bug="a chief who represents a body is deported like anybody"),
    case("Landmines killed two shepherds in Kunar, an Afghan official said on Friday.",
         "ASSAULT.explosives ? > two shepherds; at Kunar; with landmine; killed 2 (shepherds 2);"
         " says an Afghan official",
         bug="shepherds are no people"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_of_news(text: str, expected: str) -> None:
    assert said(text) == expected
