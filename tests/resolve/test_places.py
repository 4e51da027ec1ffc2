"""Places of claims: a page with its place phrases in [brackets], and what they resolve to.

"Saravan town IRN" means that the phrase gives one place: its name, precision and country; "?" is open.
"""

import re
from dataclasses import replace

import numpy as np
import pytest

from accord.knowledge.gazetteer import default
from accord.resolve.places import resolve_places
from accord.resolve.toponyms import find_toponyms
from accord.types import (
    CaptureId,
    Claim,
    ClaimId,
    ClaimPlace,
    Document,
    DocumentId,
    Mention,
    MentionKind,
    NamedSpan,
    Parse,
    PlaceRelation,
    Span,
    SpanKind,
)

ME = DocumentId("d1")


def document(text: str) -> Document:
    return Document(
        id=ME, capture=CaptureId("c1"), file="a.txt", url=None, sha256="0", media_type="text/plain",
        text=text,
        title=None, publisher=None, agency=None, language="en", published=None, retrieved=None, segments=(),
        removed=(), offsets=((0, 0, len(text)),),
    )  # fmt: skip


def parse(text: str) -> Parse:
    """Words without tags: places are told by capitals then."""
    none = np.zeros(0, dtype=np.int32)
    return Parse(
        document=ME, starts=none, ends=none, words=(), lemmas=(), tags=(), heads=none, relations=(),
        sentences=np.zeros(1, dtype=np.int32),
    )  # fmt: skip


def mention(text: str, start: int, end: int, kind: MentionKind = "place") -> Mention:
    span = Span(document=ME, start=start, end=end)
    return Mention(span=span, quote=text[start:end], kind=kind)


def claim(
    text: str, name: str, spots: list[tuple[int, int, PlaceRelation]], same_as: tuple[str, ...] = ()
) -> Claim:
    trigger = mention(text, 0, 1, "cue")
    places = tuple(ClaimPlace(mention=mention(text, s, e), relation=r, name=text[s:e]) for s, e, r in spots)
    return Claim(
        id=ClaimId(name), document=ME, evidence=(trigger,), type="ASSAULT", mode=None, actors=(), targets=(),
        trigger=trigger, rule="test", places=places, same_as=tuple((ClaimId(o), "test") for o in same_as),
    )  # fmt: skip


def places_of(marked: str, relations: tuple[PlaceRelation, ...] = ()) -> tuple[ClaimPlace, ...]:
    """Resolves the bracketed phrases of a page as the places of one claim."""
    text = ""
    spots: list[tuple[int, int, PlaceRelation]] = []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        if piece.startswith("["):
            relation = relations[len(spots)] if len(spots) < len(relations) else "at"
            spots.append((len(text), len(text) + len(piece) - 2, relation))
            piece = piece[1:-1]
        text += piece
    (resolved,) = resolve_places(document(text), parse(text), (claim(text, "c1", spots),))
    return resolved.places


def short(place: ClaimPlace) -> str:
    return f"{place.name} {place.precision} {place.country}" if place.country else f"{place.name} ?"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # nested phrases make one place, the innermost
        ("They died near [the town of Saravan along the border in Iran's Sistan and Baluchestan province].",
         ["Saravan town IRN"]),
        ("It hit [Maidan Shahr, the capital of Wardak province] in Afghanistan.", ["Maidan Shahr town AFG"]),
        ("A bomb exploded in [the Iraqi capital Baghdad].", ["Baghdad town IRQ"]),
        ("They fled [the eastern Zairean city of Bukavu] on Tuesday.", ["Bukavu town COD"]),
        ("Strikes hit [Iran's Sistan and Baluchestan province].", ["Sistan and Baluchestan admin1 IRN"]),
        # the word for the kind of place decides between a town and its province
        ("A bomb went off in [Kunduz province] in Afghanistan.", ["Kunduz admin1 AFG"]),
        ("A bomb went off in [Kunduz city] in Afghanistan.", ["Kunduz town AFG"]),
        # what is beside the name decides between places of one name
        ("The march was in [Tripoli], Libya, and it was peaceful.", ["Tripoli town LBY"]),
        ("The march was in [Tripoli], Lebanon, and it was peaceful.", ["Tripoli town LBN"]),
        ("Crowds filled Beirut, Sidon, Baalbek. Lebanese troops stood in [Tripoli].", ["Tripoli town LBN"]),
        ("A crash near [Moscow, Idaho] killed two.", ["Moscow town USA"]),
        # what sides do tells little of where: Americans meet in Paris, France
        ("U.S. envoys met Russian ones in [Paris]. The United States leads. American officials spoke.",
         ["Paris town FRA"]),
        ("Planes hit [Tripoli], U.S. officials said. The U.S. envoy left.", ["Tripoli town LBY"]),
        ("American diplomats met Russian envoys in [Moscow]. The Americans left.", ["Moscow town RUS"]),
        # states that are no more, territory, directions
        ("Rebels hold much of [rebel-held eastern Zaire].", ["eastern Zaire country COD"]),
        ("The jets did not enter [Iranian airspace].", ["Iranian airspace country IRN"]),
        ("Iran's attack on [Pakistani soil] killed two children.", ["Pakistani soil country PAK"]),
        # spellings
        ("Insurgents attacked in [Baluchistan].", ["Baluchistan admin1 PAK"]),
        ("Police in Paktika, Afghanistan said [Yaya Khil district] was hit.", ["Yaya Khil town AFG"]),
        # something inside a known place keeps its own name
        ("Rebels hold [the Japanese ambassador's residence in Lima].",
         ["the Japanese ambassador's residence in Lima town PER"]),
        ("A bomb went off at [the military academy in Bogotá].", ["the military academy in Bogotá town COL"]),
        ("They died in [Xyzzyville, North Waziristan].", ["Xyzzyville admin1 PAK"]),
        # of a small place that the gazetteer knows elsewhere only, what stands behind it is known
        ("They died in [Doga], Datta Khel, North Waziristan.", ["Doga town PAK"]),
        ("They died in [Boya], North Waziristan.", ["Boya admin1 PAK"]),
        ("They met in [Damascus], Anbar and Diyala.", ["Damascus town SYR"]),  # a list
        # hyphens tie small words into a name
        ("They died in [a district of Port-au-Prince].", ["Port-au-Prince town HTI"]),
        ("They died in [Rostov-on-Don] on Monday.", ["Rostov-on-Don town RUS"]),
        # a name that no list holds is in the country of the other places of its sentence
        ("Niger mourned. Niger was safe. In neighbouring Burkina Faso men died in [Xyzzyville].",
         ["Xyzzyville country BFA"]),
        # provinces that lists call "Province of X"
        ("They died in [Bukidnon].", ["Bukidnon admin2 PHL"]),
        # what a phrase goes on to say is of another place, or of a time
        ("He got 18 years in [prison for his part in the killing of nine in Djugu].", []),
        ("They died at [a market in Djugu territory in May 2021].",
         ["a market in Djugu territory admin2 COD"]),
        ("Shells fell near [the temple of Prasat Xyz Muen]. Cambodia fled.",
         ["the temple of Prasat Xyz Muen ?"]),
        # several places stay several
        ("Jets bombed [Bukavu, Shabunda and Walikale] in Zaire.",
         ["Bukavu town COD", "Shabunda town COD", "Walikale town COD"]),
        # descriptions
        ("Bombs fell on Goma in Zaire. People fled [the city] at night.", ["Goma town COD"]),
        ("Iran summoned Pakistan's envoy in [the country].", ["the country country IRN"]),
        ("Iran's army held a drill from a port near Pakistan all across [the country]. Pakistan and Pakistani"
         " papers were alarmed.", ["the country country IRN"]),
        ("Bogotá mourned. In Colombia attacks in [the capital] had become rare.", ["the capital town COL"]),
        ("The raid on [the Afghan capital] failed.", ["the Afghan capital town AFG"]),
        ("Raids on [the border with Venezuela] grew. Colombia sent Colombian troops from Bogotá to Arauca.",
         ["the border with Venezuela country COL"]),
        # what is not told stays open
        ("Talks went on in [the area].", ["the area ?"]),
        ("They met in [the capital].", ["the capital ?"]),
        ("Troops gathered at [the Iran-Pakistan border].", ["the Iran-Pakistan border ?"]),
        ("He was shot at [the British embassy].", ["the British embassy ?"]),
        ("Ships were attacked in [the Middle East].", ["the Middle East ?"]),
        ("Two men were arrested in [Springfield].", ["Springfield country USA"]),
        ("He was shot in [Xyzzyville].", ["Xyzzyville ?"]),
        ("A US drone hit a house in [Xyzzyville].", ["Xyzzyville ?"]),  # who strikes is at home elsewhere
        ("Shells fell on [Dovrin].", ["Dovrin ?"]),  # places of a similar spelling tell no country
        ("A Council of River States spoke. Shells fell on [Xyzzyville].", ["Xyzzyville ?"]),
        ("Protests in Lima and Cusco went on. Peru's police, Peruvian papers say, raided [Xyzzyville].",
         ["Xyzzyville country PER"]),
    ],
)  # fmt: skip
def test_phrases(page: str, expected: list[str]) -> None:
    assert [short(p) for p in places_of(page)] == expected


def test_a_town_comes_with_region_country_and_position() -> None:
    (place,) = places_of("They died near [Saravan in Iran's Sistan and Baluchestan province].")
    assert (place.admin1, place.country) == ("Sistan and Baluchestan", "IRN")
    assert place.lat == pytest.approx(27.4, abs=0.1)
    assert place.lon == pytest.approx(62.3, abs=0.1)
    assert place.basis


def test_a_part_of_a_country_has_no_position() -> None:
    (place,) = places_of("Rebels hold [eastern Zaire].")
    assert (place.country, place.lat, place.lon) == ("COD", None, None)


def test_what_stays_open_lists_its_candidates() -> None:
    (place,) = places_of("Two men were arrested in [Springfield].")
    assert place.place is None
    assert len(place.candidates) >= 2


def test_a_page_decides_between_both_sides_of_a_disputed_name() -> None:
    (open_,) = places_of("Shells fell in [Kashmir].")
    assert open_.country is None
    (indian,) = places_of(
        "Shells fell in [Kashmir]. Srinagar and Jammu in India were quiet, Indian police in Delhi said."
    )
    assert indian.country == "IND"


def test_nested_phrases_of_one_claim_make_one_place() -> None:
    found = places_of("In [eastern Zaire] planes bombed the town of [Bukavu].")
    assert [short(p) for p in found] == ["Bukavu town COD"]


def test_where_it_was_stands_before_where_it_came_from() -> None:
    found = places_of("Planes from [Kisangani] bombed [Bukavu] in Zaire.", ("from", "at"))
    assert [p.name for p in found] == ["Bukavu", "Kisangani"]


def test_an_owner_is_not_a_place() -> None:
    found = places_of("They stormed [Pakistan's consulate in Herat], Afghanistan.")
    assert [(p.country, p.precision) for p in found] == [("AFG", "town")]


def test_quotes_are_the_words_of_the_page() -> None:
    for place in places_of("Jets bombed [Bukavu, Shabunda and Walikale] in Zaire."):
        assert place.mention is not None
        assert place.mention.quote == place.name


def test_a_claim_without_a_place_takes_that_of_the_same_event() -> None:
    text = "A bomb killed nine in Lima, Peru. The attack also hurt two."
    start = text.index("Lima")
    placed = claim(text, "c1", [(start, start + 4, "at")])
    bare = claim(text, "c2", [], ("c1",))
    other = claim(text, "c3", [])
    out = resolve_places(document(text), parse(text), (placed, bare, other))
    assert [[p.name for p in c.places] for c in out] == [["Lima"], ["Lima"], []]
    assert "same event" in out[1].places[0].basis


def test_a_place_that_the_gazetteer_lacks_lies_where_the_same_event_was() -> None:
    text = "A bomb killed nine in Lima, Peru. The blast at the Vargas Academy also hurt two."
    lima, academy = text.index("Lima"), text.index("Vargas")
    claims = (
        claim(text, "c1", [(lima, lima + 4, "at")]),
        claim(text, "c2", [(academy, academy + len("Vargas Academy"), "at")], ("c1",)),
    )
    (place,) = resolve_places(document(text), parse(text), claims)[1].places
    assert (place.name, place.place, place.admin1, place.country) == ("Vargas Academy", None, "Lima", "PER")


def test_a_country_gives_way_to_the_place_in_it_where_the_same_event_was() -> None:
    text = "A bomb killed nine in Peru. The blast in Lima also hurt two."
    peru, lima = text.index("Peru"), text.index("Lima")
    claims = (
        claim(text, "c1", [(peru, peru + 4, "at")]),
        claim(text, "c2", [(lima, lima + 4, "at")], ("c1",)),
    )
    first, second = resolve_places(document(text), parse(text), claims)
    assert [p.name for p in first.places] == [p.name for p in second.places] == ["Lima"]


def test_claims_of_one_event_that_disagree_lend_no_place() -> None:
    text = "Bombs fell on Goma and Bukavu in Zaire. The attack hurt two."
    goma, bukavu = text.index("Goma"), text.index("Bukavu")
    claims = (
        claim(text, "c1", [(goma, goma + 4, "at")]),
        claim(text, "c2", [(bukavu, bukavu + 6, "at")], ("c1",)),
        claim(text, "c3", [], ("c1",)),
    )
    assert resolve_places(document(text), parse(text), claims)[2].places == ()


def test_days_and_months_are_no_places() -> None:
    page = document("They met on Thursday. In June, Lima was calm.")
    assert [t.name for t in find_toponyms(page, None, default())] == ["Lima"]


def named(text: str, name: str, kind: SpanKind) -> Parse:
    """A page's words, of which the model takes some for one name."""
    words = list(re.finditer(r"\w+|[.,]", text))
    first = next(i for i, w in enumerate(words) if w.start() == text.index(name))
    last = next(i for i, w in enumerate(words) if w.end() == text.index(name) + len(name)) + 1
    return replace(
        parse(text),
        starts=np.array([w.start() for w in words], dtype=np.int32),
        ends=np.array([w.end() for w in words], dtype=np.int32),
        names=(NamedSpan(first=first, last=last, kind=kind, sure=0.9),),
    )


@pytest.mark.parametrize(
    ("text", "name", "kind", "towns"),
    [
        ("A missile struck a house near the town of Kani Gurram.", "Kani Gurram", "place", []),
        ("They died in Ismail Khel.", "Ismail Khel", "person", []),
        ("It was near Tabqa Dam.", "Tabqa Dam", "place", ["Tabqa"]),  # what lies there is no part of the name
        ("They died in North Kani.", "North Kani", "place", ["Kani"]),
    ],
)
def test_a_small_towns_name_inside_another_name_is_none(
    text: str, name: str, kind: SpanKind, towns: list[str]
) -> None:
    assert [t.name for t in find_toponyms(document(text), named(text, name, kind), default())] == towns


def test_a_short_name_in_capitals_is_no_small_town() -> None:
    found = find_toponyms(document("EU ministers met in Brussels."), None, default())
    assert [t.name for t in found] == ["Brussels"]


def test_west_virginia_is_read_from_its_abbreviation() -> None:
    (town, state) = find_toponyms(document("Fire broke out in Wheeling, W.Va., on Friday."), None, default())
    assert (town.name, state.name) == ("Wheeling", "West Virginia")


@pytest.mark.parametrize("text", ["It began in March.", "On March 5 it began.", "It lasted until March."])
def test_the_month_is_no_town(text: str) -> None:
    assert find_toponyms(document(text), None, default()) == []


def test_a_similar_spelling_needs_a_country_that_the_page_names() -> None:
    (place,) = places_of("Planes struck [near Vellin] on Tuesday, said Dovrin's mayor.", ("near",))
    assert place.country is None


def test_what_ends_the_name_of_a_firm_is_no_town() -> None:
    text = "He was shot near the Corner Grocery & Deli in Lodi."
    assert [t.name for t in find_toponyms(document(text), None, default())] == ["Lodi"]
