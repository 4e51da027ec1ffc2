"""The Atom feed."""

from xml.etree import ElementTree

from fastapi.testclient import TestClient

NAMES = {"a": "http://www.w3.org/2005/Atom"}


def feed(browser: TestClient, query: str = "") -> ElementTree.Element:
    answer = browser.get(f"/feed.atom{query}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def test_the_feed_has_what_atom_demands_of_feed_and_entries(crisis: TestClient) -> None:
    root = feed(crisis)
    for name in ("id", "title", "updated", "author/a:name"):
        assert root.findtext(f"a:{name}", namespaces=NAMES), name
    entries = root.findall("a:entry", NAMES)
    assert len(entries) == 2
    for entry in entries:
        for name in ("id", "title", "updated", "summary"):
            assert entry.findtext(f"a:{name}", namespaces=NAMES), name


def test_an_entry_is_as_new_as_the_newest_page_that_tells_of_it_and_says_what_is_disputed(
    crisis: TestClient,
) -> None:
    (entry,) = feed(crisis, "?type=ASSAULT").findall("a:entry", NAMES)
    assert entry.findtext("a:updated", namespaces=NAMES) == "2031-03-09T00:00:00Z"
    assert "disputed: killed" in (entry.findtext("a:summary", namespaces=NAMES) or "")


def test_the_feed_takes_the_filters_of_the_timeline(crisis: TestClient) -> None:
    root = feed(crisis, "?type=ACCUSE")
    titles = [e.findtext("a:title", namespaces=NAMES) for e in root.findall("a:entry", NAMES)]
    assert titles == ["Mayor of Southport accuses Northland"]
    assert feed(crisis, "?type=AID").findall("a:entry", NAMES) == []
