"""HTML pages: the article of the layout, with headline and captions; nothing of scripts and menus."""

from __future__ import annotations

import pytest

from accord.clean import clean
from tests.clean.page import capture, cleaned_html, removed, segments

FIRST = (
    "Warplanes bombed the border town of Dovrin on Monday, killing at least nine people, the governor said."
)
SECOND = (
    "The army said it had struck a camp of rebels & that no civilians had been hurt in the raid on the town."
)
THIRD = "Kestria called its ambassador home and asked the Security Council for an urgent meeting on the raid."
PAGE = f"""<!DOCTYPE html><html><head><title>Jets hit Dovrin | The Post</title>
<meta property="og:site_name" content="The Post"><meta property="og:title" content="Jets hit Dovrin">
<meta property="article:published_time" content="2024-01-18T22:30:00+05:00">
<script>var hidden = "secret script";</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/world">World news of the day</a></nav>
<!-- secret comment --><article><h1>Jets hit Dovrin</h1>
<figure><img src="x.jpg"><figcaption>Rescuers in Dovrin on Monday. (Ana Reyes/AFP)</figcaption></figure>
<p>{FIRST}</p><p>{SECOND.replace("&", "&amp;")}</p><script>secret()</script><h2>Talks</h2>
<p>Read more: <a href="/x">The river that divides two nations</a></p><p>{THIRD}</p></article>
<footer>Contact us at the harbour. © The Post</footer></body></html>"""


def test_the_article_is_kept_in_segments() -> None:
    assert segments(cleaned_html(PAGE)) == [
        ("headline", "Jets hit Dovrin"),
        ("caption", "Rescuers in Dovrin on Monday."),
        ("body", FIRST),
        ("body", SECOND),
        ("headline", "Talks"),
        ("body", THIRD),
    ]


def test_what_is_left_out_is_listed_with_its_part_of_the_page() -> None:
    gone = removed(cleaned_html(PAGE))
    assert gone["Home World news of the day"] == "outside the article (navigation)"
    assert gone["Contact us at the harbour. © The Post"] == "outside the article (foot of the page)"
    assert gone["Read more: The river that divides two nations"] == "link to another story"
    assert not any("secret" in text for text in gone)


def test_the_head_states_title_publisher_and_day() -> None:
    document = cleaned_html(PAGE)
    assert (document.title, document.publisher, document.language) == ("Jets hit Dovrin", "The Post", "en")
    assert document.published is not None
    assert str(document.published.earliest) == "2024-01-18"
    assert "article:published_time" in document.published.basis


def test_json_ld_states_publisher_day_and_agency() -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
    "datePublished": "2024-01-18", "author": [{"name": "Reuters"}],
    "publisher": {"name": "The Post"}}]}</script>"""
    document = cleaned_html(f"<html><head>{head}</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>")
    assert (document.publisher, document.agency) == ("The Post", "Reuters")
    assert document.published is not None
    assert str(document.published.earliest) == "2024-01-18"


def test_a_page_that_states_no_day_has_none() -> None:
    article = f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    page = f"<html><body>{article}<footer>© 2023</footer></body></html>"
    assert cleaned_html(page).published is None


@pytest.mark.parametrize("depth", [300, 5000])
def test_deeply_nested_pages_do_not_crash(depth: int) -> None:
    page = (
        "<html><body>"
        + "<div>" * depth
        + f"<p>{FIRST}</p><p>{SECOND}</p>"
        + "</div>" * depth
        + "</body></html>"
    )
    document, problems = clean(capture(page, "text/html"))
    assert FIRST in document.text
    assert all(problem.stage == "clean" for problem in problems)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<",
        "<html",
        "<!-- open",
        "<script>",
        "<p>&#xFFFFFFFF;&#0;&bogus;</p>",
        "<a href='x",
        "</p></div>",
        "<title>x",
        "<p a=\"'>x</p>",
    ],
)
def test_broken_html_does_not_crash(source: str) -> None:
    document, problems = clean(capture(source, "text/html"))
    assert "script" not in document.text
    assert problems or document.text


def test_a_page_without_article_is_a_document_with_a_problem() -> None:
    document, problems = clean(capture("<html><body><nav>Home</nav></body></html>", "text/html"))
    assert document.text == ""
    assert "no article text" in problems[-1].message
