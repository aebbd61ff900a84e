"""kg explain, as it is typed: every form of a name, every format, every exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

import kg
from kg.build import Built
from kg.cli import main
from kg.rdf.namespaces import PREFIXES

from .little import ROOT, copy_of_project

NUREYEV = ("person:rudolf-nureyev", "dg:defectedFromCompany", "group:kirov-theatre")


@pytest.fixture(autouse=True)
def _project(built: Built, monkeypatch: pytest.MonkeyPatch):
    assert built.folder.is_dir()
    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("KG_SOURCES", "")


def explained(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(["explain", *words]) == code
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_the_tree_goes_from_the_conclusion_through_the_tour_to_the_passages(capsys: pytest.CaptureFixture[str]):
    lines = explained(capsys, *NUREYEV).splitlines()
    assert lines[:3] == [
        " ".join(NUREYEV),
        "Rudolf Nureyev · defected from company · Kirov Theatre",
        "inferred; 1 proof",
    ]
    assert "├─ person:rudolf-nureyev dg:defectedDuring journey:kirov-tour-1961" in lines
    assert any(line.startswith("└─ journey:kirov-tour-1961 dg:touredBy group:kirov-theatre  told [") for line in lines)
    assert any("(span:aif-nureyev-stayed, characters 1687-1774)" in line for line in lines)
    assert max(map(len, lines)) <= 90


@pytest.mark.parametrize(
    "words",
    [
        ("Нуреев", "defectedFromCompany", "Kirov"),
        ("rudolf-nureyev", "dg:defectedFromCompany", "kirov-theatre"),
        (f"<{PREFIXES['person']}rudolf-nureyev>", "defected from company", "Кировский театр"),
    ],
)
def test_every_form_of_a_name_will_do(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]):
    assert explained(capsys, *words).splitlines()[0] == " ".join(NUREYEV)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("event:nureyev-defection", "when", "1961"), 'event:nureyev-defection cg:when "1961"'),
        (("event:nureyev-defection", "when", '"1961"^^edtf:EDTF'), 'event:nureyev-defection cg:when "1961"'),
        (("penalty:nureyev-seven-years", "years", "7"), "penalty:nureyev-seven-years dg:years 7.0"),
        (
            ("event:nureyev-defection", "beginEarliest", "1961-01-01"),
            "event:nureyev-defection cg:beginEarliest 1961-01-01",
        ),
        (("nureyev", "a", "Defector"), "person:rudolf-nureyev a dg:Defector"),
    ],
)
def test_literals_and_classes_may_be_objects(words: tuple[str, ...], first: str, capsys: pytest.CaptureFixture[str]):
    assert explained(capsys, *words).splitlines()[0] == first


def test_what_does_not_hold_ends_with_1_and_says_what_is_missing(capsys: pytest.CaptureFixture[str]):
    out = explained(capsys, "nureyev", "defectedFromCompany", "group:bolshoi-theatre", code=1)
    assert "does not hold" in out
    assert "missing  journey:kirov-tour-1961 dg:touredBy group:bolshoi-theatre" in out


def test_a_claim_that_is_not_accepted_is_shown_with_the_dispute(capsys: pytest.CaptureFixture[str]):
    out = explained(capsys, "event:nureyev-defection", "place", "place:france", code=1)
    assert "claimed, not accepted" in out
    assert "claim:nureyev-defection-in-france" in out
    assert "dispute:nureyev-place" in out


def test_json_has_the_whole_tree(capsys: pytest.CaptureFixture[str]):
    found = json.loads(explained(capsys, *NUREYEV, "-f", "json"))
    assert (found["holds"], found["status"], found["cutShort"]) == (True, "inferred", False)
    (proof,) = found["proofs"]
    assert proof["rule"]["name"] == "prp-spo2"
    (toured,) = [p for p in proof["premises"] if p["predicate"].endswith("#touredBy")]
    assert toured["asserted"]["citations"][0]["start"] == 1687
    assert found["defeat"]["sections"] == [[PREFIXES["section"] + name for name in ("aif", "gallery")]]


def test_turtle_is_provenance_that_can_be_read(capsys: pytest.CaptureFixture[str]):
    out = explained(capsys, *NUREYEV, "-f", "turtle")
    triples = [quad.triple for quad in parse(out, format=RdfFormat.TURTLE)]
    said = {(t.predicate.value, getattr(t.object, "value", "")) for t in triples}
    assert (PREFIXES["prov"] + "wasQuotedFrom", PREFIXES["span"] + "aif-nureyev-stayed") in said
    assert (PREFIXES["rdf"] + "predicate", PREFIXES["dg"] + "defectedFromCompany") in said
    assert out == explained(capsys, *NUREYEV, "-f", "turtle")


def test_markdown_has_a_list_for_each_proof_and_the_passages(capsys: pytest.CaptureFixture[str]):
    out = explained(capsys, "nureyev", "a", "dg:Dancer", "-f", "md", "--max", "2")
    assert out.startswith("# Rudolf Nureyev · ")
    assert "## Proof 2" in out
    assert "## Proof 3" not in out
    assert "- `person:rudolf-nureyev a dg:Dancer`" in out
    assert "## Passages" in out


def test_a_file_takes_the_format_of_its_extension(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert explained(capsys, *NUREYEV, "-o", str(tmp_path / "proof.md")) == ""
    assert (tmp_path / "proof.md").read_text(encoding="utf-8").startswith("# Rudolf Nureyev")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nureyev", "defectedFromCompany"), "name a subject, a predicate and an object"),
        (("nureyev", "defectedFrmCompany", "kirov-theatre"), "dg:defectedFromCompany"),
        (("nureyev", "dg:defectedFrmCompany", "kirov-theatre"), "no property is called dg:defectedFrmCompany"),
        (("nureyev", "defectedFromCompany", "Nowhere Atall"), "nothing here is called"),
        (("event:nureyev-defection", "when", '"1961'), "is no literal"),
        (("<no iri>", "a", "Defector"), "nothing here is called “<no iri>”"),
        ((*NUREYEV, "--max", "0"), "--max is at least 1"),
        ((*NUREYEV, "--view", "yesterday"), "no view is called yesterday"),
        ((*NUREYEV, "-f", "pdf"), "pdf is no format"),
        ((*NUREYEV, "--contradictions"), "takes no triple"),
    ],
)
def test_wrong_use_ends_with_2(words: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]):
    assert main(["explain", *words]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""


def test_contradictions_are_proved_from_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert explained(capsys, "--contradictions") == "no contradiction\n"
    project = copy_of_project(tmp_path / "copy")
    path = project.data / "people" / "rudolf-nureyev.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    a dg:Person ;", "    a dg:Person , cg:Place ;"), encoding="utf-8")
    monkeypatch.setenv("KG_PROJECT", str(project.root))
    out = explained(capsys, "--contradictions", code=1)
    assert "Contradiction (rule cax-" in out
    assert "person:rudolf-nureyev a cg:Place" in out
    shutil.rmtree(project.root)


def test_python_gives_the_same(built: Built):
    found = kg.open(project=built.project.root).explain("Нуреев", "defectedFromCompany", "Kirov", limit=1)
    assert found.status == "inferred"
    assert [proof.step.rule for proof in found.proofs if proof.step] == ["prp-spo2"]
