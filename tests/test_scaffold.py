from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from kg.build import read_corpus
from kg.errors import KgError
from kg.project import Project
from kg.queries import read_query
from kg.rdf import turtle
from kg.rdf.namespaces import CG, RDF, SKOS
from kg.reasoning import read_rules
from kg.scaffold import new_document, new_query, new_rule, new_term, new_thing

from .little import copy_of_project, node

LABELS = ("Ada Fenn", "Ада Фенн")
TEXT = "Ada left.\nBen “stayed”. Nobody knows.\n"


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    return copy_of_project(tmp_path)


def snapshot(project: Project) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in project.root.rglob("*") if p.is_file()}


def test_a_new_person_reads_and_builds_on(copy: Project):
    (written,) = new_thing(copy, "person", "ada-fenn", LABELS)
    assert written == copy.data / "people" / "ada-fenn.ttl"
    assert turtle.write(turtle.read(written)) == written.read_text(encoding="utf-8")
    corpus = read_corpus(copy)
    assert corpus.authored.label(node("person:ada-fenn"), node("rdfs:label"), "ru") == "Ада Фенн"


def test_a_new_document_is_cut_into_open_sentences(copy: Project, tmp_path: Path):
    text = tmp_path / "almanac.txt"
    text.write_text(TEXT, encoding="utf-8", newline="")
    (written,) = new_document(copy, "almanac", text, ("Almanac", "Альманах"))
    assert turtle.write(turtle.read(written)) == written.read_text(encoding="utf-8")
    sources = read_corpus(copy).sources
    assert sources.text(node("doc:almanac"), CG.sha256) == hashlib.sha256(TEXT.encode()).hexdigest()
    assert sources.text(node("doc:almanac"), CG.charLength) == str(len(TEXT))
    sentences = list(sources.subjects(CG.ofSection, node("section:almanac")))
    offsets = [(int(sources.text(s, CG.startOffset) or 0), int(sources.text(s, CG.endOffset) or 0)) for s in sentences]
    assert [TEXT[a:b] for a, b in offsets] == ["Ada left.", "Ben “stayed”.", "Nobody knows."]
    assert [sources.text(s, CG.sha256) for s in sentences] == [
        hashlib.sha256(TEXT[a:b].encode()).hexdigest() for a, b in offsets
    ]


def test_a_new_document_keeps_its_newlines_as_they_are(copy: Project, tmp_path: Path):
    text = tmp_path / "almanac.txt"
    text.write_bytes(b"One.\r\nTwo.\r\n")
    new_document(copy, "almanac", text, LABELS)
    sources = read_corpus(copy).sources
    assert sources.text(node("doc:almanac"), CG.sha256) == hashlib.sha256(b"One.\r\nTwo.\r\n").hexdigest()
    assert sources.text(node("sentence:almanac-001"), CG.startOffset) == "6"


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_text_that_cannot_be_read_is_an_error(copy: Project, tmp_path: Path, content: bytes | None):
    text = tmp_path / "almanac.txt"
    if content is not None:
        text.write_bytes(content)
    with pytest.raises(KgError, match="cannot be read as UTF-8 text"):
        new_document(copy, "almanac", text, LABELS)


def test_a_new_query_reads_and_has_a_place_for_its_answer(copy: Project):
    (copy.root / "tests" / "answers").mkdir(parents=True)
    query, answer = new_query(copy, "people/who-sang", "Who sang?")
    assert read_query(query).summary == "Who sang?"
    assert answer == copy.root / "tests" / "answers" / "people" / "who-sang.csv"
    assert answer.is_file()


@pytest.mark.parametrize(
    "summary", ["Who sang: and where?", "Who said “no”?", "Who's that? #1", "[Who]", '"Who" sang?']
)
def test_a_new_query_takes_any_question(copy: Project, summary: str):
    assert read_query(new_query(copy, "people/who-sang", summary)[0]).summary == summary


def test_a_new_query_runs(copy: Project, graph):
    from pyoxigraph import Quad, Store

    query, *_ = new_query(copy, "people/who-sang", "Who sang?")
    store = Store()
    store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in graph)
    names = [row["person_name"].value for row in store.query(query.read_text(encoding="utf-8"))]
    assert "Rudolf Nureyev" in names
    assert names == sorted(names)


def test_a_new_rule_reads_and_yields_nothing_yet(copy: Project):
    (written,) = new_rule(copy, "who-sang-together", "Who sang together?")
    assert [rule.name for rule in read_rules([written])] == ["who-sang-together"]
    assert written in copy.rule_files()


@pytest.mark.parametrize(
    ("name", "kind", "owl"),
    [
        ("Aria", "class", "owl:Class"),
        ("Zither", "class", "owl:Class"),
        ("sangWith", "object", "owl:ObjectProperty"),
        ("zone", "object", "owl:ObjectProperty"),
        ("age", "data", "owl:DatatypeProperty"),
        ("zeal", "data", "owl:DatatypeProperty"),
    ],
)
def test_a_new_term_is_declared_and_has_a_key(copy: Project, name: str, kind: str, owl: str):
    before = read_corpus(copy).ontology
    new_term(copy, name, kind, ("a term", "понятие"), ('A "term" of the test.', "Термин для проверки."))
    ontology = read_corpus(copy).ontology
    term = node(f"dg:{name}")
    assert ontology.objects(term, RDF.type) == [node(owl)]
    assert ontology.label(term, node("rdfs:label"), "ru") == "понятие"
    assert ontology.label(term, SKOS.definition, "en") == 'A "term" of the test.'
    assert {t for t in before if "_:" not in str(t)} <= set(ontology)
    assert len(ontology) == len(before) + 6
    context = json.loads((copy.ontology / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert name in context


def test_a_new_term_stands_in_alphabetical_place(copy: Project):
    new_term(copy, "Ballroom", "class", LABELS, ("A room.", "Зал."))
    starts = [
        line
        for line in (copy.ontology / "defector-graph.ttl").read_text(encoding="utf-8").splitlines()
        if line.startswith("dg:")
    ]
    place = starts.index("dg:Ballroom")
    assert starts[place - 1].lower() < "dg:ballroom" < starts[place + 1].lower()


@pytest.mark.parametrize(
    ("name", "kind"),
    [("aria", "class"), ("SangWith", "object"), ("Age", "data"), ("a-b", "data"), ("", "class"), ("Person", "class")],
)
def test_a_term_of_the_wrong_form_or_that_exists_is_refused_and_nothing_is_written(copy: Project, name: str, kind: str):
    before = snapshot(copy)
    with pytest.raises(KgError):
        new_term(copy, name, kind, LABELS, ("A term.", "Термин."))
    assert snapshot(copy) == before


def test_nothing_is_overwritten(copy: Project, tmp_path: Path):
    text = tmp_path / "seed.txt"
    text.write_text(TEXT, encoding="utf-8")
    (copy.root / "tests" / "answers" / "people").mkdir(parents=True)
    (copy.root / "tests" / "answers" / "people" / "kept.csv").write_text("kept\n", encoding="utf-8")
    before = snapshot(copy)
    for make in (
        lambda: new_thing(copy, "person", "rudolf-nureyev", LABELS),
        lambda: new_document(copy, "seed-000", text, LABELS),
        lambda: new_query(copy, "people/who-went-back", "Who?"),
        lambda: new_query(copy, "people/kept", "Who?"),
        lambda: new_rule(copy, "refuge-country", "What?"),
    ):
        with pytest.raises(KgError, match="exists already"):
            make()
    assert snapshot(copy) == before


@pytest.mark.parametrize("slug", ["", "Ada", "ada_fenn", "ada fenn", "-ada", "ada-", "../ada", "ада", "ada--fenn"])
def test_a_slug_has_lower_case_words_joined_by_hyphens(copy: Project, slug: str):
    with pytest.raises(KgError, match="a slug has lower-case letters"):
        new_thing(copy, "person", slug, LABELS)
    with pytest.raises(KgError):
        new_query(copy, f"people/{slug}", "Who?")
    with pytest.raises(KgError):
        new_rule(copy, slug, "What?")


def test_a_query_is_called_by_family_and_question(copy: Project):
    with pytest.raises(KgError, match="family/question"):
        new_query(copy, "who-sang", "Who?")
