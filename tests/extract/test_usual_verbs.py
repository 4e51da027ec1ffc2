"""Everyday verbs of the news with the object, subject or preposition that makes them an event."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

USUAL = [
    case("Canada paused negotiations on a trade agreement with India.", "SANCTION.withdraw Canada > ?"),
    case("Fifteen had been executed.", "ASSAULT.targeted ? > ?; killed 15"),
    case("Protesters said they would march on Thursday.", "PROTEST.demo they > ?; planned; says Protesters"),
    case("The minister attended a cabinet retreat."),
    case("They seized the Galaxy Leader and its crew of 25.",
         "ASSAULT.abduct They > the Galaxy Leader + its crew of 25; detained 25"),
    case("Norway threatened to withdraw from the alliance.", "THREATEN.relations Norway > the alliance"),
    case("The storming of the embassy shocked Norway.", "ASSAULT ? > the embassy"),
    case("Gunmen looted shops.", "COERCE.seize Gunmen > ?"),
    case("Ghana's defence headquarters denied the charge.", "REJECT Ghana's defence headquarters > ?"),
    case("Rebels will not stop our commitment to society."),
    case("Egypt mediated talks between Israel and Hamas in Cairo.",
         "CONSULT.third-party Egypt <> Israel + Hamas; at Cairo"),
    case("Gunmen waylaid a bus near Kano.", "ASSAULT.firearms Gunmen > a bus; near Kano"),
    case("A Kenyan soldier stepped on a mine.", "ASSAULT.explosives ? > A Kenyan soldier"),
    case("A Kenyan soldier stepped on a stage."),
    case("Police fired into the crowd in Conakry.", "ASSAULT.firearms Police > ?; at Conakry"),
    case("The army fired 200 clerks."),
    case("The army launched a ground offensive against the rebels.", "ASSAULT The army > the rebels"),
    case("Dissident officers staged a coup in Niger.", "COERCE Dissident officers > ?; at Niger"),
    case("Actors staged a comedy in Niger."),
    case("The African Union suspended Sudan.", "SANCTION.discontinue The African Union > Sudan"),
    case("The African Union suspended its flights.", "SANCTION.discontinue The African Union > ?"),
    case("Fighters have gathered around Sirte.", "MOBILIZE.troops Fighters > ?; around Sirte",
         bug="'around' tells no place"),
    case("Extra police were deployed in Belfast.", "MOBILIZE.police ? > ?; at Belfast"),
    case("The software was deployed in Belfast.",
         bug="whatever is deployed counts for troops"),
    case("The trial of the general opened in Dakar.", "ACCUSE.allege ? > the general; at Dakar"),
    case("The trial of the vaccine opened in Dakar."),
    case("He appeared before a judge on Monday.", "ACCUSE.allege ? > He"),
    case("He appeared before a large audience on Monday."),
    case("The minister said there would be no talks with the rebels.",
         "REJECT.meet The minister > the rebels; says The minister"),
    case("The minister said there would be no rain."),
    case("He pleaded not guilty to all charges.", "REJECT He > ?"),
    case("Kenya will not hesitate to strike the group.", "THREATEN.violence Kenya > the group"),
    case("The president said the perpetrators would be punished.",
         "THREATEN.arrest The president > the perpetrators; says The president"),
    case("The president said the winners would be rewarded."),
    case("The truce came into force on Monday.", "RETREAT.ceasefire ? <> ?"),
    case("The law came into force on Monday."),
    case("The border was reopened.", "RETREAT.access ? > ?"),
    case("The exhibition was reopened."),
    case("The Security Council adopted a resolution.", "AGREE The Security Council <> ?"),
    case("The couple adopted a child."),
    case("The European Union suspended aid to Burundi.",
         "SANCTION.discontinue The European Union > Burundi"),
    case("The rebels laid down their arms.", "RETREAT.disarm The rebels > ?"),
    case("Suspended aid workers protested.", "PROTEST.demo Suspended aid workers > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), USUAL)
def test_usual_verbs(text: str, expected: str) -> None:
    assert said(text) == expected
