"""Page furniture goes, each line with its reason; every sentence of the article stays."""

from __future__ import annotations

import time

import pytest

from tests.clean.page import cleaned, removed, segments

HEADLINE = "Jets hit the town of Dovrin"
FIRST = "Warplanes bombed the border town of Dovrin on Monday, killing at least nine people."
SECOND = "The army said it had struck a camp of rebels, which the governor denied."
ARTICLE = f"{HEADLINE}\n\n{FIRST}\n\n{{}}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("radio Loading ...", "media player"),
        ("schedule ON AIR: 7:00 - 9:00", "media player"),
        ("music_note NOW PLAYING:- Loading ...", "media player"),
        ("Media playback is unsupported on your device", "media player"),
        ("02:13 / 05:40", "media player"),
        ("signal_disconnected", "name of an icon"),
        ("schedule", "stray word of the page's controls"),
        ("jets-hit-the-town-of-dovrin", "address of the page (slug)"),
        ("https://post.example/2024/jets", "web address"),
        ("Read more: The river that divides two nations", "link to another story"),
        ("ALSO READ", "link to another story"),
        ("More: Mayor of Dovrin says rebels shelled the town", "link to another story"),
        ("Update: Story updated with comments from the mayor.", "note of the newsroom"),
        ("Related stories", "link to another story"),
        ("Facebook Twitter WhatsApp", "share bar"),
        ("Share this article", "share bar"),
        ("128 shares", "share bar"),
        ("Follow us on Instagram", "share bar"),
        ("Sign up for our daily newsletter", "newsletter or subscription box"),
        ("Already a subscriber? Log in.", "newsletter or subscription box"),
        ("To continue reading this article, please subscribe.", "newsletter or subscription box"),
        ("We use cookies to improve our service.", "cookie or privacy notice"),
        ("Accept all cookies", "cookie or privacy notice"),
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("This article is more than 3 years old", "age notice"),
        ("© 2024 The Post. All rights reserved.", "copyright line"),
        ("Copyright The Post 2024", "copyright line"),
        ("Photo: Ana Reyes/AFP", "photo credit"),
        ("Tags: Dovrin, army, rebels", "topic links"),
        ("4 min read", "reading time"),
        ("Key points:", "label of the page"),
        ("#Dovrin #Breaking @thepost", "hashtags and account names"),
        ("ENDS", "mark of an agency's text"),
        ("Home | World | Politics | Sport", "list of links"),
        ("Home > World > Highlands", "place in the site"),
        ("HOME NEWS SPORTS OPINION CLASSIFIEDS", "list of links"),
        ("The Highland Ledger | Serving the valley since 1931", "motto of the site"),
        ("Read more about sharing.", "share bar"),
        ("Suggested Topics: Highlands Rivers", "topic links"),
        ("By providing an email address. I agree to the Terms of Use.", "newsletter or subscription box"),
        ("Disclaimer: The comments on this site do not reflect the views of management.", "disclaimer"),
        ("(Adds quote from the mayor, background)", "note of the newsroom"),
    ],
)
def test_a_line_of_furniture_goes(line: str, reason: str) -> None:
    document = cleaned(ARTICLE.format(line))
    assert document.text == f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"
    assert removed(document) == {line: reason}


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell in both capitals.",
        "Families of the dead will receive compensation from the state.",
        "The video shows a burning lorry.",
        "Subscribers to the state lottery lost their money in the raid.",
        "He read more names of the dead aloud.",
        "Copyright law played no part in the talks.",
        "Follow-up strikes killed two more people.",
        "The ministry said the file may not be published before Friday.",
        "More troops were sent to the border.",
        "A letter signed by the group (FLN) claimed the attack.",
        "Pictures on Twitter and Facebook showed smoke over the barracks.",
        "Read charges were put to him, and he denied them all.",
        "Exclusive economic zones were at the heart of the talks.",
        "Watch towers along the border were shelled at dawn.",
        "Comments by the minister angered Kestria.",
        "Home Secretary Ana Reyes called the raid a crime.",
        "Register offices in both towns were burned down.",
        "(Updates on the talks will follow tomorrow, the ministry said.)",
        "Home came 40 of the men who had been held since 1990.",
        "The comments do not reflect the views of the government, a minister said.",
    ],
)
def test_a_sentence_of_the_article_stays(sentence: str) -> None:
    assert cleaned(ARTICLE.format(sentence)).text == f"{HEADLINE}\n\n{FIRST}\n\n{sentence}\n\n{SECOND}"


def test_furniture_glued_between_sentences_goes() -> None:
    document = cleaned(
        f"{FIRST} The river that divides two nations Read more {SECOND} "
        "This article is more than 1 year old The governor resigned. Facebook Twitter Pinterest Rescuers dug."
    )
    assert document.text.split("\n\n") == [FIRST, SECOND, "The governor resigned.", "Rescuers dug."]


def test_a_text_twice_in_a_row_stays_once() -> None:
    point = "Attackers rammed a lorry into the gate of the barracks"
    document = cleaned(f"{FIRST} Key points: {point} {point} {SECOND}")
    assert document.text.count(point) == 1
    assert removed(document)[point] == "the same words twice in a row"


def test_a_line_that_comes_again_goes() -> None:
    line = "Sarn Valley in flames again"
    document = cleaned(f"{HEADLINE}\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{line}")
    assert document.text.count(line) == 1


def test_a_run_of_short_lines_is_a_list_of_links() -> None:
    document = cleaned(
        f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\nWorld\nMiddle East\nLatest videos\nTop stories today"
    )
    assert document.text.endswith(SECOND)


def test_embedded_posts_in_another_language_go_as_a_whole() -> None:
    post = (
        "Alcaldía de Vellin (@ Vellin) El alcalde se encuentra en la escuela acompañando a las familias de "
        "las víctimas del ataque. # Vellin pic. twitter. com / AbC123"
    )
    document = cleaned(f"{FIRST} {post} {SECOND}")
    assert document.text.split("\n\n") == [FIRST, SECOND]


def test_embedded_posts_in_english_lose_name_and_link() -> None:
    said = "The mayor is with the families of those who died in the attack."
    post = f"City of Vellin (@Vellin) {said} pic.twitter.com/AbC123"
    document = cleaned(f"{FIRST} {post} {SECOND}")
    assert ("quote", said) in segments(document)
    assert "pic.twitter" not in document.text


@pytest.mark.parametrize("day", ["June 8, 2019", "8 de junio de 2019", "8 июня 2019 г."])
def test_signatures_of_posts_go_with_their_day(day: str) -> None:
    document = cleaned(f"{FIRST} https: / / t. co / AbC123 — Ana Reyes (@ anareyes) {day} {SECOND}")
    assert document.text.split() == f"{FIRST} {SECOND}".split()


def test_the_name_of_the_site_goes_where_it_is_known() -> None:
    document = cleaned(f"The Post - all the news\n\n{HEADLINE}\n\n{FIRST}", publisher="The Post")
    assert document.text == f"{HEADLINE}\n\n{FIRST}"
    assert removed(document) == {"The Post - all the news": "name of the site"}


def test_a_banner_above_the_headline_goes() -> None:
    document = cleaned(f"HIGHLAND ECHO\n\n{HEADLINE}\n\n{FIRST}")
    assert (document.title, document.text) == (HEADLINE, f"{HEADLINE}\n\n{FIRST}")


@pytest.mark.parametrize("words", ["warplanes", "Northern Front", "the army's own report"])
def test_the_words_of_a_link_on_a_line_of_their_own_stay_in_their_sentence(words: str) -> None:
    page = ARTICLE.format(f"The governor said on Tuesday that \n{words}\n had hit the market twice. He left.")
    document = cleaned(page)
    assert f"The governor said on Tuesday that {words} had hit the market twice." in document.text
    assert not removed(document)


def test_a_word_between_a_headline_and_the_text_is_no_link_in_a_sentence() -> None:
    page = f"{HEADLINE} on the eastern river bank\nschedule\n{FIRST}\n\n{SECOND}"
    assert "schedule" not in cleaned(page).text


def test_questions_under_a_label_of_other_stories_go() -> None:
    document = cleaned(
        ARTICLE.format("You may also like:\n\nWho are the rebels of Dovrin?\n\nA valley at war")
    )
    assert document.text == f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"


COMMENTS = "ana_r 2 hours ago\n\nThey should bomb the ministry. 10,000 dead already!!\n\nReply"


@pytest.mark.parametrize("label", ["Comments (23)", "Comments", "4 comments", "Leave a reply"])
def test_what_readers_wrote_below_the_article_goes(label: str) -> None:
    document = cleaned(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{label}\n\n{COMMENTS}")
    assert document.text == f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"
    assert set(removed(document).values()) == {"comments of readers"}


@pytest.mark.parametrize("label", ["Comments (23)", "4 comments"])
def test_a_count_of_comments_above_the_article_takes_nothing_with_it(label: str) -> None:
    last = "ana_r 2 hours ago"
    document = cleaned(f"{HEADLINE}\n\n{label}\n\n{FIRST}\n\n{SECOND}\n\n{last}")
    assert document.text.split("\n\n")[1:3] == [FIRST, SECOND]


def test_a_numbered_picture_is_a_caption_without_its_credit() -> None:
    credit = "REUTERS/Ana Reyes Purchase Licensing Rights, opens new tab"
    line = f"[1/3] A woman carries a door past the mill. {credit}"
    document = cleaned(ARTICLE.format(line))
    assert ("caption", "A woman carries a door past the mill.") in segments(document)
    assert "Purchase" not in document.text and "[1/3]" not in document.text


@pytest.mark.parametrize("part", ["-", "A.", "A. ", " -", " ", "Ab @x ("])
def test_endless_strings_take_time_in_proportion_to_their_length(part: str) -> None:
    begin = time.process_time()
    cleaned(HEADLINE + "\n\n" + part * 20_000)
    assert time.process_time() - begin < 4.0


def test_a_long_line_that_only_begins_as_a_credit_does_is_read_at_once() -> None:
    begin = time.process_time()
    line = "Ana's Reyes/AFP/Getty " + "the mill by a wide grey river was shut again " * 6 + '."'
    document = cleaned(ARTICLE.format(line))
    assert "wide grey river" in document.text
    assert time.process_time() - begin < 4.0


@pytest.mark.parametrize("line", ["Ana Reyes/AFP/Getty Images", "Reyes/Reuters/File", "Reyes/ AFP via Wire"])
def test_a_credit_with_several_agencies_is_cut(line: str) -> None:
    assert line not in cleaned(ARTICLE.format(line)).text
