"""What people see; all pages of the examples, and small records that differ in one thing."""

import datetime as dt
import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord.record import Contents
from accord.record.decisions import decision_on, effects
from accord.types import (
    ActorId,
    ActorRelation,
    ClaimPlace,
    Contest,
    EventToll,
    Page,
    Position,
    Problem,
    RawDocument,
    Removed,
    Withdrawal,
)
from accord.web import actors
from accord.web.report import report
from tests import factories as make
from tests.web.conftest import Serve

NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
VOID = {"meta", "link", "input", "br"}


class Seen(HTMLParser):
    """The words, links and ids of a page; fails on a tag that is closed out of turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = ""
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self._open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on") and name != "style", f"{name} on {tag}"
            if name in ("href", "src", "action", "data"):
                self.addresses.append(value or "")
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += " " + data

    @property
    def text(self) -> str:
        return " ".join(self.words.split())


def see(browser: TestClient, address: str, status: int = 200) -> Seen:
    answer = browser.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    assert answer.headers["content-type"].startswith("text/html")
    return Seen(answer.text)


def titles(browser: TestClient, query: str) -> list[str]:
    """The titles of events on the overview."""
    found = re.findall(r'<a class="title"[^>]*><bdi>(.*?)</bdi>', browser.get(f"/?{query}").text)
    return [html.unescape(t) for t in found]


# --- every page ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_page_of_the_examples_is_whole_and_leads_to_none_that_is_missing(browser: TestClient) -> None:
    waiting: list[str] = ["/"]
    done: dict[str, Seen | None] = {}
    while waiting:
        address = waiting.pop()
        if address in done:
            continue
        answer = browser.get(address)
        assert answer.status_code == 200, address
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy and "unsafe" not in policy
        page = Seen(answer.text) if "text/html" in answer.headers["content-type"] else None
        done[address] = page
        for link in page.addresses if page else ():
            assert link.startswith(("/", "#")) and not link.startswith("//"), link
            waiting.append(link.split("#")[0] or address)
    assert sum(a.startswith("/events/") for a in done) > 20
    assert sum(a.startswith("/pages/") for a in done) == 14
    for address, page in done.items():
        if page is not None:
            assert len(page.ids) == len(set(page.ids)), address
            assert {"main", "header", "nav", "h1"} <= set(page.tags), address
            for link in page.addresses:
                target, _, anchor = link.partition("#")
                there = done[target] if target else page
                assert not anchor or (there is not None and anchor in there.ids), (address, link)


@pytest.mark.parametrize("address", ["/events/e-none", "/pages/none.txt", "/actors/nobody", "/no/such/place"])
def test_what_is_not_there_is_told_on_a_page_that_leads_on(crisis: TestClient, address: str) -> None:
    page = see(crisis, address, status=404)
    assert "Not found" in page.text
    assert {"/", "/pages", "/actors"} <= set(page.addresses)


# --- the overview ----------------------------------------------------------------------------------


def test_the_timeline_has_each_event_under_its_day(crisis: TestClient) -> None:
    text = see(crisis, "/").text
    assert text.index("3 March 2031") < text.index("Northland strikes Southport") < text.index("no date")
    assert "2 pages, at least 2 origins, 2 speakers" in text
    assert "disputed: killed" in text


STRIKE, BLAME = "Northland strikes Southport", "Mayor of Southport accuses Northland"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", [STRIKE, BLAME]),
        ("type=ACCUSE", [BLAME]),
        ("type=accuse&type=ASSAULT", [STRIKE, BLAME]),
        ("type=AID", []),
        ("actor=northland", [STRIKE, BLAME]),
        ("actor=Northland%27s+army", []),
        ("actor=x:mayor+of+southport", [BLAME]),
        ("actor=nobody", []),
        ("place=southport", [STRIKE]),
        ("place=SUD", [STRIKE]),
        ("place=nowhere", []),
        ("contested=1", [STRIKE]),
        ("contested=0", [STRIKE, BLAME]),
        ("q=drones", [STRIKE]),
        ("q=accuses+northland", [BLAME]),
        ("q=submarine", []),
        ("from=2031-03-04", []),
        ("from=2031-03-03&to=2031-03-03", [STRIKE]),
        ("to=2031-03-02", []),
        ("contested=1&type=ACCUSE", []),
        ("box=11,49,12,51", []),
        ("box=here", [STRIKE, BLAME]),
    ],
)
def test_the_filters_leave_what_fits_all_of_them(crisis: TestClient, query: str, left: list[str]) -> None:
    assert titles(crisis, query) == left


def test_the_filters_in_use_are_shown_and_each_can_be_taken_away(crisis: TestClient) -> None:
    page = see(crisis, "/?type=ASSAULT&q=drones&contested=1")
    assert "1 event of 2" in page.text
    assert "/?type=ASSAULT&contested=1" in page.addresses
    assert "/?type=ASSAULT&q=drones" in page.addresses


def test_words_in_a_page_that_no_claim_has_lead_to_the_page(serve: Serve) -> None:
    page = make.document("harvest.txt", "The harvest of plums was good.")
    text = see(serve(make.contents([Page(document=page)])), "/?q=plums").text
    assert "Pages that hold these words harvest.txt" in text
    assert "The harvest of plums was good." in text


@pytest.mark.parametrize("query", ["q=%22", "q=*", "q=%00", "q=a%22+OR+b*", "q=%5B%5D", "page=0", "page=-1"])
def test_a_search_takes_any_signs(crisis: TestClient, query: str) -> None:
    see(crisis, f"/?{query}")


def test_a_day_that_is_none_is_told_and_not_searched_for(crisis: TestClient) -> None:
    page = see(crisis, "/?from=yesterday")
    assert "“yesterday” is not a day" in page.text
    assert titles(crisis, "from=yesterday") == [STRIKE, BLAME]


def test_a_long_timeline_is_cut_into_parts_that_keep_the_filters(serve: Serve) -> None:
    page = make.document("p.txt", " ".join(f"Army{n} struck." for n in range(150)))
    claims = [make.claim(page, f"Army{n} struck.", "ASSAULT", f"Army{n}") for n in range(150)]
    made = make.contents(
        [Page(document=page, claims=tuple(claims))],
        [make.event([c], f"Strike {n}") for n, c in enumerate(claims)],
    )
    browser = serve(made)
    first, second = titles(browser, "type=ASSAULT"), titles(browser, "type=ASSAULT&page=2")
    assert (len(first), len(second), len({*first, *second})) == (100, 50, 150)
    assert "/?type=ASSAULT&page=2" in see(browser, "/?type=ASSAULT").addresses


# --- one event -------------------------------------------------------------------------------------


def first_event(browser: TestClient) -> Seen:
    id = browser.get("/api/events").json()["events"][0]["id"]
    return see(browser, f"/events/{id}")


def test_an_event_shows_each_figure_with_its_voice_outlet_and_day(crisis: TestClient) -> None:
    text = first_event(crisis).text
    assert "9 ≠ disputed speaker Mayor of Southport The Gazette 4 March 2031" in text
    assert "14 ≠ disputed speaker Northland Army pages/two.txt 3–9 March 2031" in text


def test_an_event_shows_what_is_disputed_with_the_sentences_of_both_sides(crisis: TestClient) -> None:
    text = first_event(crisis).text
    dispute = text[text.index("not all of this can be true") : text.index("Toll, figure by figure")]
    for words in ("9 cannot be 14", "said nine people died", "killed 14 fighters"):
        assert words in dispute


def denied_elsewhere() -> Contents:
    """An event whose denial is a claim of another event."""
    page = make.document("p.txt", "Orvania shelled Marov. Kestria called the charge absurd.")
    told = make.claim(page, "Orvania shelled Marov.", "ASSAULT", "shelled", by=[("Orvania", "x:o")])
    denial = make.claim(
        page, "Kestria called the charge absurd.", "REJECT", "called", by=[("Kestria", "x:k")]
    )
    event = make.event(
        [told],
        "Orvania shells Marov",
        positions=(
            Position(field="occurrence", value="happened", voices=("p.txt",), claims=(told.id,)),
            Position(field="occurrence", value="did not happen", voices=("Kestria",), claims=(denial.id,)),
        ),
        contested=(Contest(field="occurrence", positions=(0, 1), reason="Kestria denies it"),),
    )
    people = (make.actor("x:o", "Orvania"), make.actor("x:k", "Kestria"))
    answer = make.event([denial], "Kestria rejects a charge")
    return make.contents([Page(document=page, claims=(told, denial), actors=people)], [event, answer])


def test_a_dispute_shows_a_denial_that_stands_in_another_event(serve: Serve, tmp_path: Path) -> None:
    made = denied_elsewhere()
    browser = serve(made)
    event, other = made.linked.events
    seen = see(browser, f"/events/{event.id}")
    denial = "did not happen speaker Kestria Kestria called the charge absurd."
    assert f"{denial} claim of Kestria rejects a charge , p.txt" in seen.text
    assert f"/events/{other.id}" in seen.addresses
    with make.publish(tmp_path / "r.db", made) as record:
        text = " ".join(Seen(report(record.path, event=[event.id])).words.split())
    assert denial in text


def test_an_event_tells_outlet_agency_and_speaker_apart(crisis: TestClient) -> None:
    text = first_event(crisis).text
    assert "outlet The Gazette › agency AP › speaker Mayor of Southport “said”" in text
    assert "outlet The Gazette › agency AP in its own voice" in text
    assert "page pages/two.txt › speaker Northland Army “said”" in text


def test_an_event_says_why_its_claims_are_one(crisis: TestClient) -> None:
    assert "3 with 1 : same same place +1.5 same day +1.0 a rule" in first_event(crisis).text


def test_the_beginning_of_an_id_leads_to_the_event(crisis: TestClient) -> None:
    id = crisis.get("/api/events").json()["events"][0]["id"]
    assert crisis.get(f"/events/{id[:8]}").headers["location"] == f"/events/{id}"


# --- one page --------------------------------------------------------------------------------------


def test_a_place_is_told_with_the_name_of_its_country_and_found_by_it(serve: Serve) -> None:
    page = make.document(
        "one.txt", "Northland struck Saravan on Tuesday. It spoke of Geneva.", make.period("2031-03-03")
    )
    claim = make.claim(page, "Northland struck Saravan on Tuesday.", "ASSAULT", "struck")
    places = (
        ClaimPlace(mention=None, name="Saravan", admin1="Sistan", country="IRN", precision="town"),
        ClaimPlace(mention=None, name="Sistan", admin1="Sistan", country="IRN", precision="admin1"),
        ClaimPlace(mention=None, name="Iran", country="IRN", precision="country"),
        ClaimPlace(mention=None, name="Pakistan", country="PAK", precision="country"),
    )
    browser = serve(
        make.contents([Page(document=page, claims=(claim,))], events=[make.event([claim], places=places)])
    )
    assert titles(browser, "place=iran") == titles(browser, "place=PAK") == ["An event"]
    assert titles(browser, "place=Switzerland") == []
    id = browser.get("/api/events").json()["events"][0]["id"]
    text = see(browser, f"/events/{id}").text
    assert "Where Saravan, Sistan, Iran Pakistan Actor" in text, (
        "no country or region of a place named with it"
    )


def test_what_one_claim_alone_says_is_not_told_twice(crisis: TestClient) -> None:
    id = next(e["id"] for e in crisis.get("/api/events").json()["events"] if len(e["claims"]) == 1)
    assert "Told without contradiction" not in see(crisis, f"/events/{id}").text


@pytest.mark.parametrize(
    ("address", "same"),
    [("/?type=ASSAULT", "/api/events?type=ASSAULT"), ("/pages?q=drones", "/api/pages?q=drones"),
     ("/actors", "/api/actors"), ("/about", "/api/summary")],
)  # fmt: skip
def test_a_page_leads_to_what_programs_get_of_it(crisis: TestClient, address: str, same: str) -> None:
    assert same in see(crisis, address).addresses
    assert crisis.get(same).headers["content-type"] == "application/json"


def test_an_event_page_and_an_actor_page_lead_to_the_same_as_json(crisis: TestClient) -> None:
    for kind in ("events", "actors", "pages"):
        id = crisis.get(f"/api/{kind}").json()[kind][0]["id"]
        same = next(a for a in see(crisis, f"/{kind}/{id}").addresses if a.startswith(f"/api/{kind}/"))
        assert crisis.get(same).json()[kind.removesuffix("s")]["id"] == id


def test_what_programs_may_ask_for_is_told_on_a_page(crisis: TestClient) -> None:
    page = see(crisis, "/api")
    assert {"/api/events", "/openapi.json", "/feed.atom"} <= set(page.addresses)
    assert "limit how many at most a whole number up to 1,000 100" in page.text
    assert "/api/network" not in page.addresses, "it cannot be asked for without an actor"


def test_a_page_has_its_claims_marked_in_place(crisis: TestClient) -> None:
    text = crisis.get("/pages/one.txt", follow_redirects=True).text
    marked = [re.sub(r"<[^>]+>", "", m) for m in re.findall(r"<mark>.*?</mark>", text)]
    assert marked == [
        "Northland struck Southport with drones on Tuesday.",
        "The mayor of Southport said nine people died.",
        "He blamed Northland.",
    ]
    assert re.findall(r'<b class="trigger">(.*?)</b>', text) == ["struck", "died", "blamed"]


def test_claims_that_share_words_are_all_marked_and_the_text_stays_whole(serve: Serve) -> None:
    page = make.document("p.txt", "Before. North shelled and burned the town. After.")
    whole, part = "North shelled and burned the town.", "burned the town"
    claims = (make.claim(page, whole, "ASSAULT", "shelled"), make.claim(page, part, "ASSAULT", "burned"))
    text = serve(make.contents([Page(document=page, claims=claims)])).get(f"/pages/{page.id}").text
    article = text[text.index("<article") : text.index("</article>")]
    assert re.findall(r">(\d)</a>", article) == ["2", "1"]
    plain = " ".join(re.sub(r"<a class.*?</a>|<[^>]+>", "", article).split())
    assert plain == "Before. North shelled and burned the town. After."


def test_a_page_shows_what_was_taken_out_and_why_it_has_its_date(crisis: TestClient) -> None:
    one = crisis.get("/pages/one.txt", follow_redirects=True).text
    assert "<details" in one and "Read more" in one and "a call to read on" in one
    two = Seen(crisis.get("/pages/two.txt", follow_redirects=True).text).text
    assert "3–9 March 2031 tells the same as pages/one.txt" in two


# --- actors and problems ---------------------------------------------------------------------------


def test_an_actor_has_its_names_its_roles_and_who_accuses_it(crisis: TestClient) -> None:
    text = see(crisis, "/actors/NRD").text
    assert "Northland 1×" in text
    assert "Who accuses it accused by Mayor of Southport" in text
    assert "He blamed Northland." in text
    assert "Acts in 1 event" in text and "Is the target in 1 event" in text


def test_of_an_actor_of_very_many_claims_names_are_counted_in_some(
    crisis: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Counted in some" not in see(crisis, "/actors/NRD").text
    monkeypatch.setattr(actors, "MOST_MENTIONS", 1)
    assert "Northland 1× Counted in some of its 3 mentions." in see(crisis, "/actors/NRD").text


def test_an_actor_has_its_ties_with_who_says_so_and_who_denies_it(serve: Serve) -> None:
    page = make.document(
        "p.txt", "Orvania said Kestria shelters the Front. Kestria denied it. The Front fled."
    )
    says = make.claim(
        page, "Orvania said Kestria shelters the Front.", "AID", "shelters", says=("Orvania", "x:o")
    )
    denies = make.claim(page, "Kestria denied it.", "REJECT", "denied", says=("Kestria", "x:k"))
    people = tuple(
        make.actor(i, n) for i, n in (("x:o", "Orvania"), ("x:k", "Kestria"), ("x:f", "The Front"))
    )
    tie = ActorRelation(
        actor=ActorId("x:k"),
        kind="hosts",
        to=ActorId("x:f"),
        claims=(says.id,),
        voices=("Orvania",),
        denials=(denies.id,),
        denied_by=("Kestria",),
    )
    made = make.contents(
        [Page(document=page, claims=(says, denies), actors=people)],
        [make.event([says]), make.event([denies])],
        ties=(tie,),
    )
    browser = serve(made)
    for actor in ("x:k", "x:f"):
        text = see(browser, f"/actors/{actor}").text
        assert "Kestria hosts The Front" in text
        assert "So says Orvania Orvania said Kestria shelters the Front." in text
        assert "Denied by Kestria Kestria denied it." in text
        (told,) = browser.get(f"/api/actors/{actor}").json()["relations"]
        assert (told["kind"], told["voices"], told["denied_by"]) == ("hosts", ["Orvania"], ["Kestria"])
    assert "Kestria hosts" not in see(browser, "/actors/x:o").text


def test_an_actor_that_pages_name_alike_tells_page_by_page_whether_it_is_one(serve: Serve) -> None:
    names = ("b.txt", "c.txt", "a.txt")
    pages = [make.document(name, "Ana Kosta fled.") for name in names]
    fled = [make.claim(p, "Ana Kosta fled.", "RETREAT", "fled", by=[("Ana Kosta", "x:ak")]) for p in pages]
    judged = [(p.id, "same", "the same name on 2 other pages") for p in pages[:2]]
    judged.append((pages[2].id, "unsure", "of KES here, of ORV elsewhere"))
    person = make.actor("x:ak", "Ana Kosta", kind="person", identity=tuple(judged))
    made = [Page(document=p, claims=(c,), actors=(person,)) for p, c in zip(pages, fled, strict=True)]
    text = see(serve(make.contents(made, [make.event(fled)])), "/actors/x:ak").text
    assert "Is it one and the same? 3 pages name it" in text
    doubtful = "perhaps another of KES here, of ORV elsewhere a.txt"
    sure = "the same the same name on 2 other pages b.txt , c.txt"
    assert f"{doubtful} {sure}" in text


def test_problems_are_listed_with_their_files(crisis: TestClient) -> None:
    assert "pages/notes.pdf read left out: not a page" in see(crisis, "/about").text


# --- text that would be markup ---------------------------------------------------------------------

EVIL = "<script>alert(1)</script>"
BREAKOUT = "\"'><img src=x onerror=alert(1)>{{ 1234 * 5 }}"


def hostile() -> Contents:
    """A record with markup wherever a page or a folder can bring words in."""
    text = f"{EVIL} struck {BREAKOUT} on Tuesday."
    page = make.document(
        f"{BREAKOUT}.txt",
        text,
        make.period("2031-03-04", basis=EVIL),
        title=EVIL,
        publisher=BREAKOUT,
        agency=EVIL,
        url="javascript:alert(1)",
        language='en" onload="alert(1)',
        removed=(Removed(text=EVIL, reason=BREAKOUT),),
    )
    claim = make.claim(
        page,
        text,
        "ACCUSE",
        "struck",
        by=[(EVIL, f"x:{EVIL}")],
        on=[(BREAKOUT, f"x:{BREAKOUT}")],
        says=(BREAKOUT, None),
        killed=(EVIL, 3, 3),
        place=(EVIL, "NRD"),
        mode=EVIL,
    )
    actors = tuple(make.actor(f"x:{n}", n, aliases=(n,)) for n in (EVIL, BREAKOUT))
    event = make.event(
        [claim],
        EVIL,
        positions=(Position(field="actor", value=EVIL, voices=(BREAKOUT,), claims=(claim.id,)),) * 2,
        contested=(Contest(field="actor", positions=(0, 1), reason=EVIL),),
        tolls=(EventToll(kind="killed", group=EVIL, low=1, best=1, high=1, positions=(0,)),),
    )
    problems = [Problem(file=EVIL, stage="read", message=BREAKOUT)]
    return make.contents([Page(document=page, claims=(claim,), actors=actors)], [event], problems=problems)


def test_words_from_pages_are_never_markup(serve: Serve) -> None:
    browser = serve(hostile())
    addresses = {"/", "/pages", "/actors", "/about", "/?q=" + EVIL, "/?actor=" + BREAKOUT, "/events/" + EVIL}
    for address in ("/", "/pages", "/actors"):
        addresses |= {a for a in Seen(browser.get(address).text).addresses if a.count("/") > 1}
    assert len([a for a in addresses if a.startswith("/actors/")]) == 2
    for address in sorted(a for a in addresses if not a.startswith(("/static/", "/api/"))):
        answer = browser.get(address)
        assert answer.status_code == (404 if address == "/events/" + EVIL else 200), address
        page = Seen(answer.text)  # fails on any attribute that begins with on
        assert "img" not in page.tags, address
        scripts = re.findall(r"<script(.*?)>(.*?)</script>", answer.text)
        assert page.tags.count("script") == len(scripts), address
        assert all(src.startswith(' type="module" src="/static/') and not code for src, code in scripts)
        assert not any("javascript" in a for a in page.addresses), address
        assert "6170" not in page.text, address


def test_a_capture_is_not_handed_out(crisis: TestClient) -> None:
    assert "data" in RawDocument.__dataclass_fields__
    assert "data" not in crisis.get("/api/pages/one.txt").json()["page"]


def test_withdrawn_pages_are_shown_as_such(serve: Serve) -> None:
    made = make.crisis()
    gone = make.document("pages/gone.txt", "Rebels left the town.")
    at = dt.datetime(2031, 4, 1, tzinfo=dt.UTC)
    made = replace(
        made,
        captures=[*made.captures, make.capture("pages/gone.txt", "Rebels left the town.")],
        pages=[*made.pages, Page(document=gone)],
        withdrawn=[Withdrawal(capture=gone.capture, by="accord 0", at=at)],
    )
    browser = serve(made)
    listed = see(browser, "/pages").text
    assert "2 pages" in listed and "1 page withdrawn" in listed and "noticed on 1 April 2031" in listed
    page = see(browser, f"/pages/{gone.id}").text
    assert "Withdrawn. No longer among the pages, as accord 0 noticed on 1 April 2031" in page
    assert "Rebels left the town." in page


def test_a_claim_tells_what_was_decided_of_it(serve: Serve) -> None:
    made = make.crisis()
    page = made.pages[0]
    documents = {page.document.id: page.document}
    decision = decision_on(
        "accept", documents, page.claims[:1], page.claims, id="x1", by="Ada", at=NOON, reason="I saw it"
    )
    found = effects([decision], [page.document], page.claims)
    browser = serve(replace(made, decisions=[decision], effects=found))
    assert "accepted by Ada (x1): I saw it" in see(browser, f"/pages/{page.document.id}").text


def test_what_is_told_differently_stands_in_a_column_for_each_origin_with_its_conflicts(
    crisis: TestClient,
) -> None:
    id = crisis.get("/api/events").json()["events"][0]["id"]
    text = crisis.get(f"/events/{id}").text
    table = text[
        text.index('<table class="side">') : text.index("</table>", text.index('<table class="side">'))
    ]
    assert table.count('<th scope="col">') == 2
    row = re.findall(r"<tr><th scope=\"row\">killed.*?</tr>", table, re.DOTALL)[0]
    nine, fourteen = row.split("<td>")[1:]
    assert "<bdi>9</bdi>" in nine and "nine people died" in nine and "14" not in nine
    assert "<bdi>14</bdi>" in fourteen and "Northland Army" in fourteen
    assert row.count("≠") == 3
