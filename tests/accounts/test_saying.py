"""What was said, in sentences: propositions whole, those beside others in brackets, nothing told twice."""

from __future__ import annotations

import pytest

from kg.accounts import Account, Accounts, Piece, Told
from kg.accounts.clauses import in_few_words
from kg.accounts.wording import wording_of

from ..little import ROOT, node, world

WORLD = """
person:ada a dg:Person ; rdfs:label "Ada Fenn"@en , "Ада Фенн"@ru ; skos:altLabel "Fenn"@en .
person:ben a dg:Person ; rdfs:label "Ben Oake"@en , "Бен Оук"@ru .
collective:keepers a dg:Collective ; rdfs:label "Keepers of the light"@en , "Хранители огня"@ru .
place:bay a cg:Place ; rdfs:label "Gull Bay"@en , "Чаячья бухта"@ru .
cg:PublicStatement rdfs:subClassOf cg:Statement .
c:famous skos:prefLabel "famous"@en , "знаменитый"@ru ; skos:inScheme c:q .
c:great skos:prefLabel "great"@en , "большой"@ru ; skos:inScheme c:q .
c:defection skos:prefLabel "defection"@en , "невозвращенчество"@ru ; skos:inScheme c:q .
c:boast skos:prefLabel "boast"@en , "похвальба"@ru .
proposition:famous a cg:Proposition ; cg:propositionSubject person:ada ; cg:propositionProperty dg:hasQuality ;
  cg:propositionValue c:famous .
proposition:leads a cg:Proposition ; cg:propositionSubject collective:keepers ; cg:propositionProperty dg:leadsTo ;
  cg:propositionValue proposition:famous .
proposition:great a cg:Proposition ; cg:propositionSubject proposition:famous ; cg:propositionProperty dg:hasQuality ;
  cg:propositionValue c:great .
proposition:denied a cg:Proposition ; cg:propositionSubject person:ada ; cg:propositionProperty dg:does ;
  cg:propositionValue c:defection ; cg:negative true .
proposition:wished a cg:Proposition ; cg:propositionSubject person:ben ; cg:propositionProperty dg:wants ;
  cg:propositionValue proposition:denied ; cg:modality cc:possible ; cg:condition proposition:famous .
proposition:of-its-own a cg:Proposition ; cg:propositionSubject person:ben ; cg:propositionProperty dg:unheardOf ;
  cg:propositionValue place:bay .
dg:unheardOf rdfs:label "sings of"@en , "поёт о"@ru .
statement:ben a cg:PublicStatement ; cg:speaker person:ben ; cg:concerns person:ada ; cg:when "1871"^^edtf:EDTF ;
  cg:statementKind c:boast ; dg:place place:bay ; cg:evidence span:ben .
span:ben cg:startOffset 3 ; cg:endOffset 9 .
"""
BEN = "Ben Oake said of Ada Fenn in Gull Bay in 1871 (boast): "


def account_of(contents: str, about: str = "place:bay", language: str = "en") -> Account:
    graph = world(f"{WORLD}\nstatement:ben cg:content {contents} .")
    return Accounts(Told(graph, graph), ROOT).account(node(about), [node("statement:ben")], [], language)


def text_of(contents: str, about: str = "place:bay", language: str = "en") -> str:
    return " ".join(s.text for each in account_of(contents, about, language).said for s in each.sentences)


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        ("proposition:famous", "Ada Fenn is famous."),
        ("proposition:denied", "Ada Fenn does not defect."),
        ("proposition:leads", "Keepers of the light lead to this: Ada Fenn is famous."),
        # What stands within another is told there alone; what says more of it, in brackets.
        ("proposition:leads , proposition:famous", "Keepers of the light lead to this: Ada Fenn is famous."),
        ("proposition:famous , proposition:great", "Ada Fenn is famous (this is great)."),
        (
            "proposition:leads , proposition:great",
            "Keepers of the light lead to this: Ada Fenn is famous (this is great).",
        ),
        ("proposition:great", "Ada Fenn is famous (this is great)."),
        # What may be so holds nothing that it names to be so.
        ("proposition:wished", "Ben Oake may want this: Ada Fenn does not defect, if Ada Fenn is famous."),
        (
            "proposition:wished , proposition:denied",
            "Ben Oake may want this: Ada Fenn does not defect, if Ada Fenn is famous; Ada Fenn does not defect.",
        ),
        ("proposition:of-its-own", "Ben Oake – sings of – Gull Bay."),
    ],
)
def test_propositions_are_told_whole_and_once(contents: str, said: str):
    text = text_of(contents)
    assert text.startswith(BEN)
    assert text.removeprefix(BEN).casefold() == said.casefold()


def test_russian_tells_a_quality_and_a_denial_by_the_verb():
    text = text_of("proposition:famous , proposition:denied", language="ru")
    assert "Ада Фенн не становится невозвращенцем и пользуется известностью" in text


@pytest.mark.parametrize(
    ("about", "heading"),
    [("person:ben", "Said by Ben Oake"), ("person:ada", "Said about Ada Fenn"), ("place:bay", "Said about Gull Bay")],
)
def test_what_one_says_and_what_is_said_of_one_stand_apart(about: str, heading: str):
    assert [each.heading for each in account_of("proposition:famous", about).said] == [heading]


def test_a_statement_without_a_passage_is_not_told():
    graph = world(WORLD.replace("; cg:evidence span:ben", "") + "statement:ben cg:content proposition:famous .")
    account = Accounts(Told(graph, graph), ROOT).account(node("place:bay"), [node("statement:ben")], [], "en")
    assert account.said == ()


ADA, BEN_OAKE = (Piece(name, node(f"person:{name}")) for name in ("Ada", "Ben"))
TALL, FAIR = (Piece(name, node(f"c:{name}")) for name in ("tall", "fair"))


@pytest.mark.parametrize(
    ("clauses", "said"),
    [
        ([(ADA, Piece(" is "), TALL), (ADA, Piece(" is "), FAIR)], ["Ada is tall and fair"]),
        ([(ADA, Piece(" is tall")), (ADA, Piece(" "), Piece("sings"))], ["Ada is tall and sings"]),
        ([(ADA, Piece(" is tall")), (BEN_OAKE, Piece(" is tall"))], ["Ada is tall (the same of Ben)"]),
        ([(ADA, Piece(" is tall")), (ADA, Piece(" is tall"))], ["Ada is tall"]),
        # A clause with parts of its own is left alone: one would not see what belongs to what.
        ([(ADA, Piece(" is tall, if old")), (ADA, Piece(" sings"))], ["Ada is tall, if old", "Ada sings"]),
        ([(ADA, Piece(" is tall")), (BEN_OAKE, Piece(" sings"))], ["Ada is tall", "Ben sings"]),
    ],
)
def test_clauses_that_share_words_are_told_in_few(clauses: list[tuple[Piece, ...]], said: list[str]):
    found = in_few_words(clauses, wording_of("en", ROOT))
    assert ["".join(piece.text for piece in clause) for clause in found] == said
