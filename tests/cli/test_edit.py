"""Fields set and claims added from the command line, on a record of pages of examples/."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.kill import example_pages

import accord
from accord.cli import main
from accord.export.json import as_data
from accord.record import Record
from accord.record.edits import told
from accord.types import Claim

Run = Callable[..., str]
GERMAN = "14_grenzbote.txt"
RED_CROSS = "International Committee of the Red Cross"
QUOTE = "Das Rote Kreuz brachte Zelte und Medikamente in die Stadt Luskar."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("built")
    (home / "pages").mkdir()
    for page in example_pages():
        if page.name.startswith(("01", "03", "14")):
            shutil.copy(page, home / "pages")
    accord.build([home / "pages"], home / "r.db", workers=1).close()
    return home


@pytest.fixture
def record(built: Path, tmp_path: Path) -> str:
    shutil.copy(built / "r.db", tmp_path / "r.db")
    return str(tmp_path / "r.db")


@pytest.fixture
def run(record: str, capsys: pytest.CaptureFixture[str]) -> Run:
    def decide(*words: str, code: int = 0) -> str:
        capsys.readouterr()
        reason = ("--because", "I read it") if words[0] not in ("--undo", "--list") else ()
        assert main(["decide", record, *words, *reason, "--by", "me"]) == code
        out, err = capsys.readouterr()
        return out if code == 0 else err

    return decide


def bombing(record: str) -> Claim:
    """The claim of 01_harbour-standard.html that tells of the bomb attack."""
    with Record(Path(record)) as opened:
        return next(c for c in opened.claims() if "followed a bomb attack" in c.evidence[0].quote and c.tolls)


def test_a_field_that_was_set_counts_in_linking_and_is_told(
    record: str, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = bombing(record)
    with Record(Path(record)) as opened:
        before = as_data(opened)
    assert "1 claim edited" in run("edit", claim.id, "date", "2020-01-02")
    with Record(Path(record)) as opened:
        now = opened.claim(claim.id)
        assert now.date is not None and str(now.date.period.earliest) == "2020-01-02"
        (event,) = [e for e in opened.events() if claim.id in e.claims]
        assert ("date", "2020-01-02") in [(p.field, p.value) for p in event.positions]
        (told,) = [c["decided"] for c in as_data(opened)["claims"] if c["id"] == claim.id]
        assert told == [{"decision": "x1", "verdict": "edit", "field": "date"}]
        file = opened.document(claim.document).file or ""
    assert "date: 2021-06-06 -> 2020-01-02" in run("--list")
    main(["show", record, "--page", file])
    assert "edited date, which was" in capsys.readouterr().out
    run("--undo", "x1")
    with Record(Path(record)) as opened:
        after = as_data(opened)
    assert {k: v for k, v in after.items() if k not in ("decisions", "redirects")} == {
        k: v for k, v in before.items() if k not in ("decisions", "redirects")
    }


def test_several_fields_of_a_claim_and_a_later_decision_on_it(record: str, run: Run) -> None:
    claim = bombing(record).id
    run("edit", claim, "actors", "bomb attack = new:armed-group:Bombers of Telk")
    run("edit", claim, "type", "COERCE")
    run("edit", claim, "type", "PROTEST")
    with Record(Path(record)) as opened:
        now = opened.claim(claim)
        assert now.type == "PROTEST"
        assert opened.actor("Bombers of Telk").kind == "armed-group"
        assert [p.actor for p in now.actors] == ["x:bombers-of-telk"]
        assert [d.id for d in opened.decided().edited[now.id]] == ["x1", "x3"]
    run("reject", claim)
    with Record(Path(record)) as opened:
        assert list(opened.decided().rejected) == [claim]
        assert not any(d.orphaned for d in opened.decisions())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mode", "none"),
        ("modality", "denied"),
        ("symmetric", "yes"),
        ("targets", "none"),
        ("targets", "Orvanian soldiers=Kestria; bomb attack"),
        ("place", "near Vellin; Sunday"),
        ("place", "Vellin=geonames:1871859"),
        ("date", "none"),
        ("voice", "bomb attack=new:person:A. Bomb"),
        ("means", "bomb=car bomb"),
        ("killed", "none"),
        ("injured", "five=..5"),
        ("detained", "soldiers=?"),
    ],
)
def test_every_field_can_be_set_and_linked(record: str, run: Run, field: str, value: str) -> None:
    claim = bombing(record)
    run("edit", claim.id, field, value)
    with Record(Path(record)) as opened:
        now = opened.claim(claim.id)
        assert told(now, field) != told(claim, field)
        assert any(claim.id in e.claims for e in opened.events())


def test_what_was_set_outlives_a_build(record: str, built: Path, run: Run) -> None:
    claim = bombing(record).id
    run("edit", claim, "killed", "five = 5..7")
    accord.build([built / "pages"], record, workers=1).close()
    with Record(Path(record)) as opened:
        total = next(t for t in opened.claim(claim).tolls if t.group is None)
        assert (total.low, total.high) == (5, 7)


def test_a_claim_is_added_to_a_page_that_accord_does_not_read(record: str, run: Run) -> None:
    out = run("add", GERMAN, QUOTE, "aid", "trigger=brachte", "actors=Das Rote Kreuz=ICRC", "place=Luskar")
    assert "1 claim added" in out
    with Record(Path(record)) as opened:
        (added,) = opened.claims(document=opened.document(GERMAN).id)
        assert (added.type, added.trigger.quote, added.rule) == ("AID", "brachte", "added by me (x1)")
        assert [opened.actor(p.actor or "").name for p in added.actors] == [RED_CROSS]
        assert opened.decided().added[added.id].id == "x1"
        assert any(added.id in e.claims for e in opened.events())
    run("edit", added.id, "means", "Zelte=tents")
    run("accept", added.id)
    with Record(Path(record)) as opened:
        assert [d.verdict for d in opened.decided().of(added.id)] == ["add", "edit", "accept"]
    run("--undo", "x1")
    with Record(Path(record)) as opened:
        assert opened.claims(document=opened.document(GERMAN).id) == ()
        assert {d.id: d.orphaned for d in opened.decisions()} == {"x1": False, "x2": True, "x3": True}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["edit", "CLAIM", "colour", "red"], "colour: no field that can be set"),
        (["edit", "CLAIM", "type"], "edit: takes CLAIM FIELD VALUE"),
        (["edit", "CLAIM", "type", "ASSAULT"], "type: is ASSAULT already"),
        (["edit", "CLAIM", "actors", "bomb attack=Nobody"], "no actor goes by 'Nobody'; accord show RECORD"),
        (
            ["edit", "CLAIM", "place", "bomb=Springfield"],
            "places go by 'Springfield'; name one by its id: geonames:",
        ),
        (["add", GERMAN, "Kein Wort davon.", "AID"], "does not stand on 14_grenzbote.txt"),
        (["add", GERMAN, "in", "AID"], "times on 14_grenzbote.txt; quote words that stand there once"),
        (["add", GERMAN, QUOTE, "GIVE"], "GIVE: no type; these are known: AGREE"),
        (["add", GERMAN, QUOTE, "AID", "who=x"], "who: no field that can be set; these can: trigger"),
        (["add", GERMAN, QUOTE, "AID", "actors"], "give each field once, as FIELD=VALUE"),
        (["add", GERMAN, QUOTE, "AID", "trigger=bombed"], "“bombed” does not stand in the quotation"),
        (["add", GERMAN, QUOTE, "AID", "actors=the army"], "“the army” does not stand on 14_grenzbote.txt"),
        (["add", "none.txt", QUOTE, "AID"], "no page 'none.txt'"),
    ],
)
def test_what_cannot_be_set_or_added_is_told_and_changes_nothing(
    record: str, run: Run, words: list[str], message: str
) -> None:
    claim = bombing(record).id
    error = run(*(w.replace("CLAIM", claim) for w in words), code=2)
    (line,) = [x for x in error.splitlines() if x.startswith("accord: ")]
    assert message in line
    with Record(Path(record)) as opened:
        assert opened.decisions() == ()
