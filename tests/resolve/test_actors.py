"""From phrases to actors. Each case is a text, a phrase of it, and who that is."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from accord.extract.names import find_names
from accord.language import parse
from accord.resolve.actors import resolve_actors
from accord.types import (
    Actor,
    Claim,
    ClaimId,
    Document,
    EventType,
    Mention,
    MentionKind,
    Participant,
    Period,
    Span,
    Voice,
)
from tests.extract.test_names import page


def mention(document: Document, words: str, nth: int = 0, kind: MentionKind = "description") -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Mention(
        span=Span(document=document.id, start=start, end=start + len(words)), quote=words, kind=kind
    )


def claim(
    document: Document,
    actors: tuple[Mention, ...],
    targets: tuple[Mention, ...] = (),
    voice: Mention | None = None,
    type: EventType = "ASSAULT",
) -> Claim:
    trigger = actors[0]
    voices = () if voice is None else (Voice(kind="speaker", actor=None, mention=voice),)
    return Claim(
        id=ClaimId(f"c{trigger.span.start}"),
        document=document.id,
        evidence=(trigger,),
        type=type,
        mode=None,
        actors=tuple(Participant(mention=m) for m in actors),
        targets=tuple(Participant(mention=m) for m in targets),
        trigger=trigger,
        rule="test",
        voices=voices,
    )


def resolved(document: Document, claims: list[Claim]) -> tuple[tuple[Claim, ...], dict[str, Actor]]:
    parsed = parse(document)
    done, actors = resolve_actors(document, parsed, find_names(document, parsed), claims)
    return done, {a.id: a for a in actors}


def _whom_in(year: int | None, text: str, words: str) -> list[str | None]:
    """As `whom`, on a page of 1 March of a year, or on one without a date."""
    day = None if year is None else dt.date(year, 3, 1)
    published = None if day is None else Period(earliest=day, latest=day, basis="stated")
    document = dataclasses.replace(page(text), published=published)
    done, _ = resolved(document, [claim(document, (mention(document, words),))])
    return [p.actor for p in done[0].actors]


def whom(text: str, words: str, nth: int = 0) -> list[str | None]:
    """The actors that a phrase of a text resolves to."""
    document = page(text)
    done, _ = resolved(document, [claim(document, (mention(document, words, nth),))])
    return [p.actor for p in done[0].actors]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "Pakistan's air force launched airstrikes on Thursday.",
            "Pakistan's air force",
            "organ:PAK:air-force",
        ),
        ("Turkish warplanes bombed a village.", "Turkish warplanes", "state:TUR"),
        ("Three Zairean government jets bombed the town.", "Three Zairean government jets", "state:ZAR"),
        ("Taliban fighters stormed a checkpoint.", "Taliban fighters", "group:taliban"),
        ("Strikes hit objectives linked to Hamas in Gaza.", "objectives", "group:hamas"),
        ("The Zairean army retook the town.", "The Zairean army", "organ:ZAR:army"),
        ("Peru said its troops killed two men.", "its troops", "organ:PER:armed-forces"),
        (
            "A defence ministry statement in Zaire said so.",
            "A defence ministry statement",
            "organ:ZAR:defence-ministry",
        ),
        ("Iran summoned the envoy. Tehran protested.", "Tehran", "state:IRN"),
        ("The Associated Press news agency reported it.", "The Associated Press news agency", "media:ap"),
    ],
)
def test_whose_it_is(text: str, words: str, actor: str) -> None:
    assert whom(text, words) == [actor]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Pakistan recalled its envoy. The Foreign Ministry said the strikes were precise.",
         "The Foreign Ministry", "organ:PAK:foreign-ministry"),
        ("Peru refused. Peru wants talks. The government will not free them.", "The government", "state:PER"),
        ("Colombia mourned. Colombia was on alert. The army moved.", "The army", "organ:COL:army"),
        ("Ghana hailed Togo. In Lomé a crowd burned its flag at the embassy; police fired tear gas.",
         "police", "organ:TGO:police"),
        ("China urged Myanmar's junta to stop. Myanmar said nothing. Foreign ministry spokesman Lin Jian told"
         " reporters in Beijing that it would help.", "Foreign ministry", "organ:CHN:foreign-ministry"),
    ],
)  # fmt: skip
def test_a_bare_organ_belongs_to_the_country_of_the_page(text: str, words: str, actor: str) -> None:
    assert whom(text, words) == [actor]


def test_a_bare_organ_between_two_countries_stays_open_with_candidates() -> None:
    text = "Relations between India and Pakistan got worse. Nobody answered. The army moved at dawn."
    document = page(text)
    done, _ = resolved(document, [claim(document, (mention(document, "The army"),))])
    side = done[0].actors[0]
    assert side.actor is None
    assert side.resolution is not None
    assert set(side.resolution.candidates) == {"organ:IND:army", "organ:PAK:army"}


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Iran and Pakistan have quarrelled. The two countries share a border.", "The two countries",
         ["state:IRN", "state:PAK"]),
        ("Iran and Pakistan have quarrelled. China hopes that both sides show restraint.", "both sides",
         ["state:IRN", "state:PAK"]),
        ("Rwanda, Uganda and Burundi were named. All three deny the charge.", "All three",
         ["state:RWA", "state:UGA", "state:BDI"]),
    ],
)  # fmt: skip
def test_plural_descriptions_become_as_many_actors(text: str, words: str, actors: list[str]) -> None:
    assert sorted(filter(None, whom(text, words))) == sorted(actors)


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Taliban attacked a base. The group said it was revenge.", "The group", "group:taliban"),
        ("Peru is tense. The MRTA holds a house. The rebels want talks.", "The rebels",
         "group:tupac-amaru-revolutionary-movement"),
        ("Oxfam works in Goma. The charity said nine died.", "The charity", "ngo:oxfam"),
        ("Pakistan struck back. It used drones.", "It", "state:PAK"),
        ("Al-Shabaab attacked a market in Mogadishu. Police said the gunman fled.", "the gunman",
         "x:gunman-somalia"),
        ("Mr Adan Hirsi was arrested on Monday. His lawyer said he was beaten.", "he", "x:adan-hirsi"),
    ],
)  # fmt: skip
def test_definite_descriptions_and_pronouns_take_up_what_fits(text: str, words: str, actor: str) -> None:
    assert whom(text, words) == [actor]


def test_the_antecedent_is_kept_with_the_participant() -> None:
    document = page("The Taliban attacked a base. The group said it was revenge.")
    done, _ = resolved(document, [claim(document, (mention(document, "The group"),))])
    antecedent = done[0].actors[0].antecedent
    assert antecedent is not None and antecedent.quote in ("The Taliban", "Taliban")


def test_an_object_pronoun_is_not_the_subject_of_its_verb() -> None:
    text = "Laurent Kabila met Kofi Annan on Monday. Kabila thanked him."
    assert whom(text, "him") == ["x:kofi-annan"]


def test_people_are_named_by_their_fullest_form_with_parent_and_country() -> None:
    text = "Chinese Foreign Ministry spokesperson Mao Ning spoke on Thursday. Mao urged restraint."
    document = page(text)
    done, actors = resolved(
        document, [claim(document, (mention(document, "Mao", 1),), voice=mention(document, "Mao", 1))]
    )
    person = actors[str(done[0].actors[0].actor)]
    assert (person.name, person.kind, person.country) == ("Mao Ning", "person", "CHN")
    assert person.parent == "organ:CHN:foreign-ministry"
    assert done[0].voices[0].on_behalf_of == "organ:CHN:foreign-ministry"


def test_a_role_beside_a_name_is_that_person() -> None:
    text = "The provincial governor, Abdul Jabar Naeemi, blamed the Taliban. The governor gave no details."
    assert whom(text, "The governor", 0) == ["x:abdul-jabar-naeemi"]


def test_someone_who_is_only_described_is_a_person_of_this_page() -> None:
    text = (
        "A senior defence ministry official in Zaire said Goma was next. The official asked not to be named."
    )
    document = page(text)
    first, again = mention(document, "A senior defence ministry official"), mention(document, "The official")
    done, actors = resolved(document, [claim(document, (first,)), claim(document, (again,))])
    one, two = done[0].actors[0].actor, done[1].actors[0].actor
    assert one == two
    official = actors[str(one)]
    assert (official.kind, official.country, official.parent) == (
        "person",
        "COD",
        "organ:ZAR:defence-ministry",
    )


def test_fighters_of_a_group_have_no_jets() -> None:
    text = "Boko Haram said eight of its fighters died. Six jets bombed the camp."
    assert whom(text, "Six jets") == [None]


def test_another_one_is_somebody_else() -> None:
    document = page("An aid worker saw jets. Another aid worker heard a blast.")
    claims = [claim(document, (mention(document, w),)) for w in ("An aid worker", "Another aid worker")]
    done, _ = resolved(document, claims)
    assert done[0].actors[0].actor != done[1].actors[0].actor


def test_a_group_that_nobody_knows_becomes_an_actor_with_its_acronym() -> None:
    document = page("The Northern Valley Front (NVF) attacked a town. The NVF killed two men.")
    claims = [claim(document, (mention(document, w),)) for w in ("The Northern Valley Front", "The NVF")]
    done, actors = resolved(document, claims)
    assert done[0].actors[0].actor == done[1].actors[0].actor == "x:northern-valley-front"
    group = actors["x:northern-valley-front"]
    assert group.kind == "armed-group" and "NVF" in group.aliases


def test_ethnic_militants_are_not_just_any_militants() -> None:
    text = "Both attacks hit Baluch militant groups. Militants often cross the border."
    assert whom(text, "Baluch militant groups") != whom(text, "Militants")


def test_we_is_who_speaks_and_a_ministry_speaks_for_its_state() -> None:
    document = page(
        'Pakistan\'s Foreign Ministry issued a statement. "We struck them," the Foreign Ministry said.'
    )
    speaker = mention(document, "the Foreign Ministry")
    done, _ = resolved(document, [claim(document, (mention(document, "We", kind="pronoun"),), voice=speaker)])
    assert done[0].voices[0].actor == "organ:PAK:foreign-ministry"
    assert done[0].actors[0].actor == "state:PAK"


def test_each_other_gives_each_against_the_other() -> None:
    document = page("Iran and Pakistan have quarrelled. The two countries have accused each other.")
    both = mention(document, "The two countries")
    twin = claim(document, (both,), (both,), type="ACCUSE")
    done, _ = resolved(document, [twin, twin])
    sides = [([p.actor for p in c.actors], [p.actor for p in c.targets]) for c in done]
    assert sides == [(["state:IRN"], ["state:PAK"]), (["state:PAK"], ["state:IRN"])]


def test_a_rebel_held_town_stands_for_the_rebels() -> None:
    text = "In Zaire, rebels took up arms. Jets bombed the rebel-held town of Bukavu."
    assert whom(text, "the rebel-held town of Bukavu") == whom(text, "rebels")


def test_aliases_are_names_as_written_and_actors_come_with_their_parents() -> None:
    document = page("Pakistan's air force struck. The air force used drones.")
    done, actors = resolved(document, [claim(document, (mention(document, "Pakistan's air force"),))])
    assert done[0].actors[0].actor == "organ:PAK:air-force"
    assert set(actors) == {"organ:PAK:air-force", "organ:PAK:armed-forces", "state:PAK"}
    assert "Pakistan's air force" in actors["organ:PAK:air-force"].aliases


@pytest.mark.parametrize(
    ("text", "words"),
    [("Iran's army attacked Pakistan's army near the border.", "Iran's army")],
)
def test_swapping_two_sides_swaps_their_actors_and_nothing_else(text: str, words: str) -> None:
    swapped = text.replace("Iran", "@").replace("Pakistan", "Iran").replace("@", "Pakistan")
    assert whom(text, words) == ["organ:IRN:army"]
    assert whom(swapped, words.replace("Iran", "Pakistan")) == ["organ:PAK:army"]


def test_organs_of_a_state_that_no_list_holds() -> None:
    text = "Orvania bombed a village. Five Orvanian soldiers had died. Orvania's defence ministry said so."
    document = page(text)
    done, actors = resolved(document, [claim(document, (mention(document, "Orvania's defence ministry"),))])
    ministry = actors["x:orvania:defence-ministry"]
    assert done[0].actors[0].actor == ministry.id
    assert (ministry.kind, ministry.country, ministry.parent) == ("state-organ", None, "x:orvania")
    assert actors["x:orvania"].kind == "state"


@pytest.mark.parametrize(
    ("text", "words", "nth", "actors"),
    [
        ("Peru, rebels set new talks for Saturday.", "rebels", 0, ["x:rebels-peru"]),
        ("A U. S. drone strike killed him.", "U. S.", 0, ["state:USA"]),
        (
            'Russia spoke: "Our pilots hit a base," the Kremlin said.',
            "Our pilots",
            0,
            ["organ:RUS:armed-forces"],
        ),
        (
            "Israeli troops entered Jenin in the Palestinian territories. The army left Nablus.",
            "The army",
            0,
            ["organ:ISR:armed-forces"],
        ),
        ("Pakistan's air force struck the village.", "Pakistan", 0, ["state:PAK"]),
        (
            "Rwanda, Uganda and Burundi were accused. All three deny that their troops took part.",
            "their troops",
            0,
            ["organ:RWA:armed-forces", "organ:UGA:armed-forces", "organ:BDI:armed-forces"],
        ),
        (
            "The Tutsis fled after Zairean authorities said they would expel them.",
            "they",
            0,
            ["state:ZAR"],
        ),
        ("The Hutus fled after Chad's army attacked them.", "them", 0, ["x:hutus"]),
    ],
)
def test_several_and_pronouns(text: str, words: str, nth: int, actors: list[str]) -> None:
    assert whom(text, words, nth) == actors


def test_a_human_rights_group_is_not_the_armed_group_of_the_page() -> None:
    text = "The Taliban attacked a base. A human rights group condemned it."
    assert whom(text, "A human rights group") != ["group:taliban"]


@pytest.mark.parametrize(
    ("year", "actor"),
    [(2010, "group:taliban"), (2022, "organ:AFG:defence-ministry"), (None, "group:taliban")],
)
def test_a_group_in_government_has_the_states_organs(year: int | None, actor: str) -> None:
    text = "Kabul was quiet. The Taliban's defence ministry said so."
    assert _whom_in(year, text, "The Taliban's defence ministry") == [actor]


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("The ADF killed ten people in Congo.", "The ADF", ["group:allied-democratic-forces"]),
        ("The SLA fled as Sudan sent troops.", "The SLA", ["group:sla-sudan"]),
    ],
)
def test_an_acronym_is_the_groups_that_fights_in_the_country_of_the_page(
    text: str, words: str, actors: list[str]
) -> None:
    assert whom(text, words) == actors


def test_a_name_of_several_stays_open_with_all_of_them_as_candidates() -> None:
    document = page("Ansar Islam attacked a post on Monday.")
    done, _ = resolved(document, [claim(document, (mention(document, "Ansar Islam"),))])
    (side,) = done[0].actors
    assert side.actor is None and side.resolution is not None
    assert set(side.resolution.candidates) == {"group:ansar-al-islam-iraq", "group:ansarul-islam"}


def test_forces_of_two_sides_are_those_of_each() -> None:
    assert whom("Israeli and Hamas forces exchanged fire.", "Israeli and Hamas forces") == [
        "organ:ISR:armed-forces",
        "group:hamas",
    ]


def test_the_ambassadors_of_two_countries_are_one_of_each() -> None:
    text = "The rebels hold the Japanese and Bolivian ambassadors."
    assert whom(text, "the Japanese and Bolivian ambassadors") == [
        "x:japanese-ambassador:d-1",
        "x:bolivian-ambassador:d-2",
    ]


def test_who_executes_fighters_is_not_their_side() -> None:
    document = page("Hamas executed six captured fighters.")
    deed = claim(document, (mention(document, "Hamas"),), (mention(document, "six captured fighters"),))
    done, _ = resolved(document, [deed])
    assert [p.actor for p in done[0].targets] == [None]


def test_who_kills_his_own_fighters_is_their_side() -> None:
    document = page("Hamas executed six Hamas fighters.")
    deed = claim(document, (mention(document, "Hamas"),), (mention(document, "six Hamas fighters"),))
    done, _ = resolved(document, [deed])
    assert [p.actor for p in done[0].targets] == ["group:hamas"]


def test_an_acronym_is_known_beside_another_group_of_its_country() -> None:
    assert whom("The FDLR attacked the M23.", "The FDLR") == ["group:fdlr"]
    assert whom("The FDLR attacked the clinic.", "The FDLR") == ["x:fdlr"]


def test_a_people_is_no_place_whatever_the_model_takes_it_for() -> None:
    assert whom("The Hutus attacked the Tutsis on Monday.", "the Tutsis") == ["x:tutsis"]


@pytest.mark.parametrize(
    ("year", "text", "words", "actor"),
    [
        (None, "The coalition struck Islamic State near Raqqa.", "The coalition", "igo:coalition-isis"),
        (2016, "Airstrikes by the coalition hit Sanaa in Yemen.", "the coalition", "igo:saudi-coalition"),
        (2016, "Airstrikes by the coalition hit Mosul in Iraq.", "the coalition", "igo:coalition-isis"),
        (2005, "Airstrikes by the coalition hit Mosul in Iraq.", "the coalition", "igo:mnf-iraq"),
        (1997, "Airstrikes by the coalition hit Mosul in Iraq.", "the coalition", None),
        (None, "Airstrikes by the coalition hit Mosul in Iraq.", "the coalition", None),
        (None, "The coalition collapsed after the elections in Germany.", "The coalition", None),
        (None, "The US-led coalition bombed a wedding in Afghanistan.", "The US-led coalition", None),
        (None, "The ruling coalition in Iraq condemned ISIL.", "The ruling coalition", None),
    ],
)
def test_the_coalition_is_that_of_the_conflict_and_the_years_which_the_page_tells(
    year: int | None, text: str, words: str, actor: str | None
) -> None:
    assert _whom_in(year, text, words) == [actor]


def test_we_in_a_statement_is_who_issues_it_and_not_whom_the_clause_addresses() -> None:
    text = (
        "Norway condemns the attack on the camp in Iraq. Iraq has opened an inquiry."
        " We urge the Government of Iraq to find the attackers."
    )
    assert whom(text, "We") == ["state:NOR"]


def test_so_many_are_not_all_of_their_kind() -> None:
    text = "Pirates seized a tanker. A patrol caught 14 pirates. The pirates were taken ashore. Others fled."
    caught = whom(text, "14 pirates")
    assert whom(text, "The pirates") == caught
    assert whom(text, "Pirates") != caught


def test_pirates_are_not_of_the_country_whose_ship_caught_them() -> None:
    assert whom("The Indian navy said that an Indian ship was near. It caught pirates.", "pirates") == [
        "x:pirates"
    ]


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Envoys of Sudan and Chad met in Geneva.", "Envoys of Sudan and Chad", ["state:SDN", "state:TCD"]),
        ("A Sudanese delegation met the rebels.", "A Sudanese delegation", ["state:SDN"]),
        ("Sudan and Chad held talks. Both delegations left.", "Both delegations", ["state:SDN", "state:TCD"]),
    ],
)
def test_delegates_stand_for_those_who_sent_them(text: str, words: str, actors: list[str]) -> None:
    assert whom(text, words) == actors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two men belonging to Hamas attacked a post.", "Two men"),
        ("The post was attacked by men affiliated with Hamas.", "men"),
    ],
)
def test_men_who_belong_to_a_group_are_the_group(text: str, words: str) -> None:
    assert whom(text, words) == ["group:hamas"]


def test_men_linked_to_a_group_are_not_the_group() -> None:
    assert whom("Police held two men linked to Hamas.", "two men") != ["group:hamas"]


def test_the_leader_of_a_country_is_its_president() -> None:
    text = "Sudan's President Omar Hadi met troops. Rebels fled. The Sudanese leader spoke."
    assert whom(text, "The Sudanese leader") == whom(text, "Omar Hadi")


def test_the_leader_of_a_group_is_not_the_president_of_its_country() -> None:
    text = "Peru's President Juan Ibarra met troops. The leader of the Shining Path in Peru fled."
    assert whom(text, "The leader of the Shining Path") != whom(text, "Juan Ibarra")


def test_police_at_an_embassy_are_not_of_the_state_whose_embassy_it_is() -> None:
    text = "Crowds marched in Cairo. They threw stones at the Turkish embassy before police fired tear gas."
    assert whom(text, "police") == ["organ:EGY:police"]


def test_who_says_so_before_a_colon_is_not_whom_it_tells_of() -> None:
    text = "Army: Eight Gunmen Shot In Raid\n\nThe army of Chad said on Sunday that it had shot eight gunmen."
    assert whom(text, "Eight Gunmen") == whom(text, "eight gunmen") != whom(text, "The army of Chad")


def test_a_people_of_two_words_is_no_person() -> None:
    text = "Banyamulenge Tutsis rose after officials planned to expel them."
    assert whom(text, "them") == whom(text, "Banyamulenge Tutsis") == ["x:banyamulenge-tutsis"]


def test_the_subject_of_hundreds_of_students_is_the_students() -> None:
    text = "Hundreds of students gathered near parliament. Outside parliament, they left candles."
    assert whom(text, "they") == whom(text, "students")


def test_ships_of_no_number_are_not_the_ship_told_of_before() -> None:
    text = "A Kenyan navy ship left Mombasa. It escorted merchant ships. The ship came back."
    assert whom(text, "merchant ships") == [None]
    assert whom(text, "The ship") == whom(text, "A Kenyan navy ship")


def test_a_border_post_is_no_statement() -> None:
    text = "The defence ministry of Chad said that rebels had bombed the border post."
    assert whom(text, "the border post") != ["organ:TCD:defence-ministry"]


def test_a_name_cut_short() -> None:
    text = (
        "The Volta Valley Liberation Front denied it. A smaller group, the Free Hills Movement, fled."
        " The Front freed two guards."
    )
    assert whom(text, "The Front") == whom(text, "The Volta Valley Liberation Front")


def test_a_tribe_with_a_name_is_somebody() -> None:
    assert whom("Rebels killed 70 members of the Al Bani tribe.", "the Al Bani tribe") != [None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen attacked a post near the Malian border. The defence ministry condemned it.",
         "The defence ministry"),
        ("The village lies on the Sudanese frontier. The army shelled it.", "The army"),
    ],
)  # fmt: skip
def test_a_border_does_not_tell_on_which_side_of_it_one_is(text: str, words: str) -> None:
    assert whom(text, words) == [None]


@pytest.mark.parametrize(
    ("text", "words", "police"),
    [
        ("Guinea's navy detained the fleet's 34 officers.", "the fleet's 34 officers", False),
        ("Iran arrested two officers of the tanker.", "two officers of the tanker", False),
        (
            "Gunmen shot two officers of the traffic police in Ghana.",
            "two officers of the traffic police",
            True,
        ),
        ("Rebels in Ghana shot two officers.", "two officers", True),
    ],
)
def test_officers_of_a_ship_or_a_firm_are_no_police(text: str, words: str, police: bool) -> None:
    (found,) = whom(text, words)
    assert (found is not None and found.endswith(":police")) is police


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Taliban bombed a market. Elsewhere, gunmen killed two nurses in Kunar.", "gunmen", None),
        ("Amnesty International condemned the bandits who raided a town. The bandits burned homes."
         " The rights group accused the army of abuse.", "The rights group", "Amnesty International"),
        ("Envoys met in Luanda. The Angolan capital hosted talks.", "The Angolan capital", "state:AGO"),
        ("Norway condemned the bombing. Sweden also condemned it.", "it", None),
    ],
)  # fmt: skip
def test_whom_a_word_for_somebody_means(text: str, words: str, actor: str | None) -> None:
    (found,) = whom(text, words)
    if actor is None:
        assert found is None or found.startswith("x:")
    else:
        assert found is not None
        assert found == actor or "amnesty" in found
