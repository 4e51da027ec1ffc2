"""A user's own actors: how a file is read, what it changes, and what is said where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.errors import InputError
from accord.knowledge.actors import KnownActors, shipped
from accord.knowledge.own import Row, digest, read_actors
from accord.types import ActorId

YAML = """\
# Groups of the Sarn valley
- name: Sarn Valley Liberation Front
  kind: armed-group
  country: Pakistan
  aliases: [SVLF, Sarn Front]
  since: 2009
  roles:
    - {of: PAK, role: rebels, since: 2011-03, until: 2012}
- name: Martyrs of Sarn
  parent: SVLF
- id: group:taliban
  aliases: [Students' Movement]
  forget: [Taleban]
  wikidata: Q1
"""


def read(folder: Path, text: str, name: str = "actors.yaml") -> tuple[Row, ...]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_actors(file, shipped())


@pytest.fixture
def known(tmp_path: Path) -> KnownActors:
    return shipped().with_own(read(tmp_path, YAML.replace("of: PAK", "of: Pakistan")))


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("SVLF", "own:sarn-valley-liberation-front"),
        ("the Sarn Front", "own:sarn-valley-liberation-front"),
        ("Martyrs of Sarn", "own:martyrs-of-sarn"),
        ("Students' Movement", "group:taliban"),
        ("Taliban", "group:taliban"),
        ("Pakistan", "state:PAK"),
    ],
)
def test_names_find_own_actors_and_shipped_ones(known: KnownActors, name: str, actor: str) -> None:
    assert known.lookup(name) == (actor,)


def test_a_name_that_is_forgotten_finds_nobody(known: KnownActors) -> None:
    assert known.lookup("Taleban") == ()
    assert shipped().lookup("Taleban") == ("group:taliban",)


def test_an_own_actor_has_all_that_its_file_says(known: KnownActors) -> None:
    front = known.get(ActorId("own:sarn-valley-liberation-front"))
    assert (front.name, front.kind, front.country) == ("Sarn Valley Liberation Front", "armed-group", "PAK")
    told = [(r.role, r.parent, str(r.since), str(r.until)) for r in front.roles]
    assert told == [
        ("armed-group", "state:PAK", "2009-01-01", "None"),
        ("rebels", "state:PAK", "2011-03-01", "2012-12-31"),
    ]
    assert known.get(ActorId("own:martyrs-of-sarn")).parent == front.id


def test_a_shipped_actor_keeps_what_the_file_does_not_say(known: KnownActors) -> None:
    before, now = (k.get(ActorId("group:taliban")) for k in (shipped(), known))
    assert (now.name, now.country, now.roles) == (before.name, before.country, before.roles)
    assert now.external_ids == (("wikidata", "Q1"),)


def test_an_alias_belongs_to_the_own_actor_alone(tmp_path: Path) -> None:
    rows = read(tmp_path, "name,kind,aliases\nRed Valley Front,armed-group,ELN|Hamas\n", "actors.csv")
    known = shipped().with_own(rows)
    assert known.lookup("ELN") == known.lookup("Hamas") == ("own:red-valley-front",)


def test_csv_and_yaml_say_the_same(tmp_path: Path) -> None:
    table = "name,kind,country,aliases\nSarn Front,armed-group,PAK,SF|Front of Sarn\n"
    tree = "- name: Sarn Front\n  kind: armed-group\n  country: PAK\n  aliases: [SF, Front of Sarn]\n"
    assert read(tmp_path, table, "a.csv") == read(tmp_path, tree)
    assert digest(read(tmp_path, table, "a.csv")) == digest(read(tmp_path, tree))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", "- name: A\n  kind: army\n", r"a.yaml:1: kind: 'army' is none of state-organ"),
        ("a.yaml", "- name: A\n- nmae: B\n", r"a.yaml:2: nmae: no such field"),
        ("a.yaml", "- name: A\n- name: B\n  country: Nowhere\n", r"a.yaml:2: country: no state 'Nowhere'"),
        ("a.yaml", "- name: A\n  since: soon\n  country: PAK\n", r"a.yaml:1: since: 'soon' is no date"),
        ("a.yaml", "- name: A\n  since: 2011\n", r"a.yaml:1: since, until: need a country"),
        ("a.yaml", "- name: A\n  parent: Nobody at All\n", r"a.yaml:1: parent: 'Nobody at All' is not known"),
        ("a.yaml", "- name: A\n\n- name: A\n", r"a.yaml:3: is the actor of line 1"),
        ("a.yaml", "- kind: igo\n", r"a.yaml:1: has no name"),
        ("a.yaml", "- name: [A, B]\n", r"a.yaml:1: name: is a list"),
        ("a.yaml", "- name: A\n  wikidata: 42\n", r"a.yaml:1: wikidata: '42' is no item"),
        ("a.yaml", "- name: A\n - name: B\n", r"a.yaml:2: no valid YAML"),
        ("a.yaml", "name: A\n", r"a.yaml:1: no list of actors"),
        ("a.yaml", "# nobody\n", r"a.yaml: holds no actor"),
        ("a.csv", "title\nA\n", r"a.csv:1: no column name or id"),
        ("a.csv", "name,kind\nA,igo\nB,ngo,x\n", r"a.csv:3: has 3 cells for 2 columns"),
        ("a.txt", "A\n", r"a.txt: is neither .yaml"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(tmp_path, text, name)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none.yaml: cannot be read"):
        read_actors(tmp_path / "none.yaml", shipped())
