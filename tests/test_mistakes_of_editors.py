"""Mistakes that editors make: each is told with file and line, and with the way to mend it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.build import BuildFailedError, Built
from kg.build.misspellings import nearest, with_nearest
from kg.cards import card_of
from kg.cli import main
from kg.errors import KgError, SourceError
from kg.evidence.causes import cause_of_change
from kg.evidence.quoting import find_passage
from kg.evidence.texts import Text, Texts
from kg.evidence.toldvalues import untold_values
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import PREFIXES, SH
from kg.scaffold.kinds import superproperties
from kg.validation import Report, Result, Severity, shacl

from .little import ROOT, node, world

GOOD = '@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\n<urn:a>\n    rdfs:label "Ada"@en .\n'


@pytest.mark.parametrize(
    ("content", "line", "hint"),
    [
        (GOOD.replace("<urn:a>", "<<<<<<< HEAD\n<urn:a>").encode(), 3, "a merge left its marks"),
        (GOOD.encode() + b"=======\n", 5, "a merge left its marks"),
        (b"\xef\xbb\xbf" + GOOD.encode(), 1, "byte order mark"),
        (GOOD.encode("utf-16"), 1, "byte order mark, or is UTF-16"),
        (GOOD.replace("Ada", "Ада").encode("cp1251"), 4, "another encoding"),
        (GOOD.replace('Ada"', "Ada").encode(), 4, "opened here and never closed"),
        (GOOD.replace('Ada"', "Ada").encode() + b'<urn:b> rdfs:label "Ben" .\n', 4, "close the quotation mark"),
        (GOOD.replace('"', "”").encode(), 4, "are straight"),
        (GOOD.replace("rdfs:label", "skos:prefLabel").encode(), 4, f"@prefix skos: <{PREFIXES['skos']}> ."),
        (GOOD.replace("rdfs:label", "unheard:of").encode(), 4, "declare the prefix"),
        (GOOD.replace('"Ada"@en .', '"Ada"@en').encode(), None, "ends with a full stop"),
    ],
)
def test_a_file_that_is_no_turtle_is_told_by_what_stands_there(
    tmp_path: Path, content: bytes, line: int | None, hint: str
):
    path = tmp_path / "ada.ttl"
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        turtle.read(path)
    assert hint in str(caught.value)
    assert line is None or caught.value.line == line


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("dg:duringTuor", "dg:duringTour"),
        ("dg:Defektion", "dg:Defection"),
        ("dg:unlikeAnything", ""),
        ("cg:duringTour", ""),
    ],
)
def test_a_misspelt_term_is_told_with_the_one_meant(written: str, meant: str):
    known = [node(name) for name in ("dg:duringTour", "dg:Defection", "dg:defector", "cg:when")]
    assert nearest(node(written), known) == meant


def test_a_pointer_at_nothing_is_told_with_the_node_meant():
    shape, focus = NamedNode(PREFIXES["csh"] + "Attestable-values"), node("role:fenn-keeper")
    found = shacl.Result(
        focus, SH.Violation, SH.Violation, shape, value=node("c:keeeper"), messages=(Literal("Points."),)
    )
    other = replace(found, shape=SH.Warning)
    report = Report([Result(found, shape), Result(other, SH.Warning)])
    told = with_nearest(report, world("c:keeper a skos:Concept . c:dancer a skos:Concept ."))
    assert [result.message for result in told.results] == ["Points. Did you mean c:keeper?", "Points."]


def test_messages_name_things_by_prefix():
    message = Literal(f"{PREFIXES['person']}ada-fenn is no <{PREFIXES['xsd']}date>, see <http://example.org/a>.")
    found = shacl.Result(node("person:ada-fenn"), SH.Violation, SH.Violation, SH.Violation, messages=(message,))
    assert Result(found, SH.Violation).message == "person:ada-fenn is no xsd:date, see <http://example.org/a>."


@pytest.mark.parametrize(
    ("weight", "words"),
    [
        (Severity.VIOLATION, ["0 violations", "1 violation", "2 violations"]),
        (Severity.WARNING, ["0 warnings", "1 warning", "2 warnings"]),
        (Severity.INFO, ["0 info", "1 info", "2 info"]),
    ],
)
def test_findings_are_counted_in_words(weight: Severity, words: list[str]):
    assert [weight.counted(count) for count in range(3)] == words


@pytest.mark.parametrize("ending", [b"\r\n", b"\n\n"])
def test_canonical_form_is_asked_of_every_byte(tmp_path: Path, ending: bytes):
    path = tmp_path / "ada.ttl"
    path.write_bytes(GOOD.encode())
    path.write_bytes(turtle.canonical(path).encode())
    assert turtle.is_canonical(path)
    path.write_bytes(path.read_bytes().replace(b"\n", ending))
    assert not turtle.is_canonical(path)


def test_the_form_of_a_file_is_complained_of_by_its_name_in_the_project(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    spoilt = tmp_path / "spoilt.ttl"
    spoilt.write_text("# a comment\n" + GOOD, encoding="utf-8")
    assert main(["format", "--check", str(spoilt)]) == 2
    assert f"{spoilt}:1: has a comment" in capsys.readouterr().err


TEXT = "One line.\nAnother line.\n"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (TEXT.replace("\n", "\r\n"), "only its line ends"),
        ("\ufeff" + TEXT, "byte order mark"),
        (TEXT + "\n", "line ends have been added"),
        (TEXT.rstrip("\n"), "the line end at its end is gone"),
        (TEXT.encode("utf-16").decode("utf-8", "surrogateescape"), "another encoding (utf-16)"),
        (TEXT.replace("Another", "A further"), ""),
    ],
)
def test_a_text_that_is_only_saved_otherwise_is_told_apart_from_one_that_changed(content: str, cause: str):
    registered = hashlib.sha256(TEXT.encode()).hexdigest()
    found = cause_of_change(Text(Path("text.txt"), content, ""), registered)
    assert cause in found if cause else found == ""


def test_a_told_date_is_looked_for_where_its_passage_has_moved_to():
    words = "She came in 1871."
    sources = world(
        f"""doc:almanac a cg:Document ; cg:charLength {len(words)} .
            section:almanac a cg:Section ; cg:partOfDocument doc:almanac .
            span:almanac-year a cg:Span ; cg:ofSection section:almanac ; cg:startOffset 12 ; cg:endOffset 16 ;
              cg:sha256 "{hashlib.sha256(b"1871").hexdigest()}" ."""
    )
    authored = world('event:fenn-birth a dg:Birth ; cg:when "1871"^^edtf:EDTF ; cg:evidence span:almanac-year .')
    for content, untold in ((words, 0), ("A preface. " + words, 0), (words.replace("1871", "1872"), 1)):
        texts = Texts({node("doc:almanac"): Text(Path("almanac.txt"), content, "")})
        assert len(untold_values(authored, sources, texts)) == untold, content


@pytest.mark.parametrize(
    ("language", "words", "date", "untold"),
    [
        ("fr", "depuis mai 1921", "1921-05", ()),
        ("fr", "depuis mai 1921", "1921-06", ("month 6",)),
        ("uk", "у травні 1921 року", "1921-05", ()),
        ("ru", "В мае 1921 года", "1921-05", ()),
        ("de", "am 3. März 1901", "1901-03-03", ()),
        ("de", "am 3. März 1901", "1901-03-04", ("day 4",)),
        ("pl", "w październiku 1921", "1921-10", ()),
        ("fr", "au printemps 1921", "1921-21", ()),
        ("en", "in March 1921", "1921-21", ("season 21",)),
        ("fr", "en mai", "1921-05", ("year 1921",)),
    ],
)
def test_dates_are_read_in_the_language_of_the_text(language: str, words: str, date: str, untold: tuple[str, ...]):
    sources = world(
        f"""doc:letter a cg:Document ; dcterms:language "{language}" ; cg:charLength {len(words)} .
            section:letter a cg:Section ; cg:partOfDocument doc:letter .
            span:letter-date a cg:Span ; cg:ofSection section:letter ; cg:startOffset 0 ; cg:endOffset {len(words)} ."""
    )
    authored = world(f'event:stay a cg:Event ; cg:when "{date}"^^edtf:EDTF ; cg:evidence span:letter-date .')
    texts = Texts({node("doc:letter"): Text(Path("letter.txt"), words, "")})
    assert [each.parts for each in untold_values(authored, sources, texts)] == ([untold] if untold else [])


def test_a_narrower_property_fills_what_a_wider_one_asks_for(graph: Graph):
    assert node("dg:addressedTo") in superproperties(graph, node("dg:grantedBy"))
    assert node("dg:grantedBy") not in superproperties(graph, node("dg:addressedTo"))


def test_the_card_of_a_list_of_concepts_names_them(graph: Graph):
    card = card_of(node("scheme:voluntariness"), graph, Graph())
    assert card.kinds == ["list of concepts"]
    assert ("concepts", "abducted (c:abducted), of own will (c:voluntary)") in [each.pair for each in card.meaning]


@pytest.mark.parametrize(
    ("name", "kind", "detail"),
    [
        ("c:dancer", "concept", ("below", "performing artist (c:performing-artist)")),
        ("dg:Defection", "class", ("definition", "A departure that broke a permission or a duty: refusal to return")),
        (
            "dg:AsylumRequest",
            "class",
            ("kind of", "attestable (cg:Attestable), event (cg:Event), request (dg:Request)"),
        ),
        ("dg:Request", "class", ("properties", "addressed to (dg:addressedTo), ")),
        ("dg:grantedBy", "property between things", ("narrower than", "addressed to (dg:addressedTo)")),
    ],
)
def test_the_card_of_a_term_or_concept_defines_it(graph: Graph, name: str, kind: str, detail: tuple[str, str]):
    card = card_of(node(name), graph, Graph())
    assert card.kinds == [kind]
    assert any(pair[0] == detail[0] and pair[1].startswith(detail[1]) for pair in (each.pair for each in card.meaning))


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("norway granted", "Norway granted"),
        ("granted  them\nasylum", "granted them asylum"),
        ('"yes"', "«yes»"),
        ("it was his", ""),
        ("", ""),
    ],
)
def test_words_in_another_form_are_shown_as_they_stand(words: str, near: str):
    content = "Before. Norway granted them asylum: «yes». After."
    sources = world(
        f"""doc:note a cg:Document . section:note a cg:Section ; cg:partOfDocument doc:note ; cg:startOffset 8 ;
            cg:endOffset {len(content) - 7} ."""
    )
    texts = Texts({node("doc:note"): Text(Path("note.txt"), content, "")})
    with pytest.raises(KgError) as caught:
        find_passage(sources, texts, "note", words)
    said = f"copied as they stand: {near}" if near else "(quotation marks and spaces count)"
    assert str(caught.value).endswith(said)
    assert find_passage(sources, texts, "note", "Norway granted").start == 8
    with pytest.raises(KgError, match="does not have these exact words"):
        find_passage(sources, texts, "note", "After.")


def test_a_word_is_found_in_its_block_only():
    text = "<urn:a>\n    a <urn:B> ;\n    dg:kepes <urn:b> .\n\n<urn:b>\n    dg:lost <urn:a> .\n"
    assert [turtle.word_line(text, word, 1) for word in ("dg:kepes", "dg:lost", "dg:kep")] == [3, 1, 1]


@pytest.mark.usefixtures("built")
def test_a_thing_is_shown_from_the_last_good_build_while_the_data_do_not_conform(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(*_: object) -> Built:
        raise BuildFailedError(Report())

    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    monkeypatch.setattr("kg.build.ensure_built", fail)
    assert main(["show", "Сол Юрок"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Sol Hurok")
    assert "this is the last good build" in shown.err
    assert main(["query", "people/who-left-together"]) == 2
    assert "kg validate says where" in capsys.readouterr().err


def test_people_have_no_meaning(graph: Graph):
    assert card_of(node("person:rudolf-nureyev"), graph, graph).meaning == []
