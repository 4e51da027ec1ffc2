"""Authors of attacks told by more than a verb, and words in a sense that tells no event."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

AUTHORS = [
    case("Police said the Islamic Freedom Fighters were behind the bombing.",
         "ASSAULT.explosives the Islamic Freedom Fighters > ?; alleged; says Police"),
    case("The rebels are believed to be behind the attack on the depot.",
         "ASSAULT The rebels > the depot; alleged"),
    case("The army said Boko Haram was responsible for the attack.",
         "ASSAULT Boko Haram > ?; alleged; says The army"),
    case("The attack was the work of the IRA.", "ASSAULT the IRA > ?"),
    case("The bombing was attributed to the Tamil Tigers.",
         "ASSAULT.explosives the Tamil Tigers > ?; alleged"),
    case("An Islamic State-claimed bombing killed 90 people.",
         "ASSAULT.explosives Islamic State > ?; killed 90"),
    case("A rebel-led offensive on the town killed 90 people.", "ASSAULT rebel > ?; killed 90"),
    case("The raid was blamed on separatists.",
         "ACCUSE.allege ? > separatists", "ASSAULT separatists > ?; alleged"),
    case("The group was blamed for the killing of 12 farmers.",
         'ACCUSE.allege ? > The group; about "killing"',
         "ASSAULT The group > 12 farmers; alleged; killed 12 (farmers 12)"),
    case("Police do not know who was behind the attack on the depot.",
         "ASSAULT ? > the depot; says Police"),
    case("The governor said those responsible for the attack on the depot had fled.",
         "ASSAULT ? > the depot; says The governor"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AUTHORS)
def test_authors(text: str, expected: str) -> None:
    assert said(text) == expected


NOT_THEIRS = [
    case("The Jakarta attack killed eight people.", "ASSAULT ? > ?; at Jakarta; killed 8"),
    case("The minister spoke with the opposition leader, Leopoldo Castro, sentenced to 14 years in prison.",
         "CONSULT.phone The minister <> Leopoldo Castro", "SANCTION.convict ? > Leopoldo Castro",
         bug="the minister met him for all that is told"),
    case("A marine was killed while four others were wounded in a roadside bombing.",
         "ASSAULT.explosives ? > A marine; with roadside bomb; killed 1 (marine 1); injured 4"),
    case("An explosion hit a house during a police raid.",
         "COERCE police > ?", "ASSAULT.explosives ? > a house; part-of \"raid\""),
    case("The Boston Marathon bombing killed three.", "ASSAULT.explosives ? > ?; killed 3"),
    case("Mrs Hamble was refused legal aid, she said."),
    case("A report by the special rapporteur urges Sudan to release the prisoners.",
         "REQUEST.yield the special rapporteur > Sudan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOT_THEIRS)
def test_who_stands_near_is_not_always_who_did_it(text: str, expected: str) -> None:
    assert said(text) == expected


THREATS = [
    case("The group said it would attack the capital.", "THREATEN.violence it > ?"),
    case("According to authorities, he intended to bomb a restaurant.",
         "ASSAULT.aerial he > a restaurant; planned; says authorities"),
    case("The general warned that his forces would respond to any attack.",
         "THREATEN.violence The general > ?"),
    case("Turkey's president warned Syria that it would pay a heavy price.",
         "THREATEN.violence Turkey's president > Syria"),
    case("The minister warned of retaliation.", "THREATEN.violence The minister > ?"),
    case("The agency warned of famine in the north."),
    case("Critics warned that the vote will end democracy."),
    case("The army warned residents to leave the area.", "REQUEST.yield The army > residents"),
    case("The army warned residents of mines."),
    case("The embassy issued a travel warning."),
    case("Experts say the terrorist threat is growing."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), THREATS)
def test_a_threat_speaks_of_what_the_one_who_warns_will_do(text: str, expected: str) -> None:
    assert said(text) == expected


OTHER_SENSES = [
    case("Images capture the aftermath of the blast.", "ASSAULT.explosives ? > ?",
         bug="a bare noun tells nothing"),
    case("His wife was standing behind him."),
    case("He provided no evidence to back up his accusations."),
    case("He took over as party leader in 2013."),
    case("The shop remained closed on Tuesday."),
    case("Drones used by the air force have a range of 900 miles."),
    case("The radio was routed via satellite."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHER_SENSES)
def test_other_senses_tell_no_event(text: str, expected: str) -> None:
    assert said(text) == expected


ATTEMPTS = [
    case("Local authorities tried to expel them.", "COERCE.deport Local authorities > them"),
    case("The opposition tried to assassinate the president.",
         "ASSAULT.targeted The opposition > the president"),
    case('"Today they attempted to assassinate the president," Castro said.',
         'ASSAULT.targeted they > the president; says Castro"'),
    case("The two sides tried to agree on a truce."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ATTEMPTS)
def test_attempts_at_violence_are_events(text: str, expected: str) -> None:
    assert said(text) == expected


BELONGING = [
    case("The riots were blamed on anarchists.",
         "ACCUSE.allege ? > anarchists",
         "PROTEST.riot anarchists > ?; alleged"),
    case("Norway remains committed to assisting the refugees.", "AGREE Norway > the refugees"),
    case("\"We stand shoulder to shoulder with France,\" the minister said.",
         "SUPPORT We > ?; says the minister\""),
    case("The militia has liberated villages and 300 square miles of ISIL-held terrain.",
         "COERCE.seize The militia > ISIL-held terrain"),
    case("Raids destroyed nine ISIL bunkers, two vehicles and a tunnel near Mosul.",
         "ASSAULT.destroy ? > ISIL; near Mosul"),
    case("The army destroyed a school, a clinic and a mosque.",
         "ASSAULT.destroy The army > a school + a clinic + a mosque"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BELONGING)
def test_who_is_behind_what_is_held_owned_or_promised(text: str, expected: str) -> None:
    assert said(text) == expected
