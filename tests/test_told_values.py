"""The told-value check: what words tell, and what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal

from kg.build import read_corpus
from kg.evidence import Texts
from kg.evidence.texts import Text
from kg.evidence.toldvalues import untold_parts, untold_values
from kg.project import Project
from kg.rdf.namespaces import CG, EDTF, XSD, abbreviate

from .little import node, world

# Phrase (made up), property, value, and the parts that the phrase does not tell.
PHRASES = [
    # years
    ("In 1961 she stayed.", "when", "1961", []),
    ("In 1961 she stayed.", "when", "1962", ["year 1962"]),
    ("They left between 1929 and 1933.", "when", "1929/1933", []),
    ("They left between 1929 and 1933.", "when", "1929/1934", ["year 1934"]),
    ("From 1929 on it held.", "when", "1929/..", []),
    ("Before 1967, at some time.", "when", "[..1967]", []),
    ("Five years earlier she had left.", "when", "1962", ["year 1962"]),
    ("He is a director now.", "when", "2012", ["year 2012"]),
    ("It had 1961 members.", "when", "1961?", []),
    ("It cost 1200 dollars.", "amount", "1200", []),
    ("In 1930 it was written.", "amount", "1930", ["1930"]),
    ("about 1900, they say", "when", "1900~", []),
    # months and days
    ("On 6 September 1976 he landed.", "when", "1976-09-06", []),
    ("September 6, 1976", "when", "1976-09-06", []),
    ("on the 6th of September 1976", "when", "1976-09-06", []),
    ("In September 1976 six aircraft rose.", "when", "1976-09-06", ["day 6"]),
    ("In 1976, on the sixth of September", "when", "1976-09-06", []),
    ("9.09.2012", "when", "2012-09-09", []),
    ("2023-05-22", "when", "2023-05-22", []),
    ("2023-05-22", "when", "2023-05-23", ["day 23"]),
    ("In Feb. 1974", "when", "1974-02", []),
    ("In 1974 they may leave.", "when", "1974-05", ["month 5"]),
    ("in May 1974", "when", "1974-05", []),
    ("They march in 1974.", "when", "1974-03", ["month 3"]),
    ("On January 28 he turned seventy.", "when", "XXXX-01-28", []),
    ("On January 28 he turned seventy.", "when", "1948-01-28", ["year 1948"]),
    ("He turned seventy, the 28 of us counted.", "when", "XXXX-01-28", ["month 1", "day 28"]),
    # seasons, decades, centuries
    ("in the summer of 1978", "when", "1978-22", []),
    ("in 1978", "when", "1978-22", ["season 22"]),
    ("In the 80s he led it.", "when", "198X", []),
    ("In the eighties he led it.", "when", "198X", []),
    ("In the 1930s it was called so.", "when", "193X", []),
    ("In the 70s he led it.", "when", "198X", ["decade 198X"]),
    ("in 1984", "when", "198X", []),
    ("in letters of the 19th century", "when", "18XX", []),
    ("in letters of the nineteenth century", "when", "18XX", []),
    ("in letters of the 20th century", "when", "18XX", ["century 18XX"]),
    # numbers and amounts
    ("forty thousand men", "amount", "40000", []),
    ("40,000 men", "amount", "40000.0", []),
    ("forty men, a thousand horses", "amount", "40000", ["40000"]),
    ("$2.5 million", "amount", "2500000", []),
    ("two and a half million", "amount", "2500000", ["2500000"]),
    ("half a dozen pupils", "amount", "6", []),
    ("a dozen pupils", "amount", "12", []),
    ("a couple of pupils", "amount", "2", []),
    ("several pupils", "amount", "2", ["2"]),
    ("her children", "amount", "2", ["2"]),
    ("twenty-two languages", "amount", "22", []),
    ("twenty languages", "amount", "22", ["22"]),
    ("up to three hundred evenings a year", "amount", "300", []),
    ("tens of times higher", "factor", "10", []),
    ("at the age of 54", "ageAsTold", "54", []),
    ("the father's only son", "amount", "1", []),
    # lengths
    ("seven years in prison", "years", "7.0", []),
    ("seven months in prison", "years", "7.0", ["7.0 years"]),
    ("for fifteen long years", "duration", "P15Y", []),
    ("a month later", "delay", "P1M", []),
    ("some months later", "delay", "P1M", ["1 months"]),
    ("only three days later", "delay", "P3D", []),
    ("after 24 hours", "delayHours", "24", []),
    ("after 24 days", "delayHours", "24", ["24 hours"]),
    # figures that are quoted
    ("a separate 64th article", "articleNumber", "64", []),
    ("article 58-1a of the code", "articleNumber", "58-1a", []),
    ("article 640", "articleNumber", "64", ["64"]),
    ("ISBN 978-0-306-40615-7", "isbn", "978-0-306-40615-7", []),
]
_DATATYPES = {"when": EDTF, "duration": XSD.duration, "delay": XSD.duration, "articleNumber": XSD.string}


@pytest.mark.parametrize(("phrase", "name", "value", "untold"), PHRASES)
def test_what_a_phrase_tells_of_a_value(phrase: str, name: str, value: str, untold: list[str]):
    literal = Literal(value, datatype=_DATATYPES.get(name, XSD.string if name == "isbn" else XSD.decimal))
    stated = node(f"{'cg' if name in set(CG) else 'dg'}:{name}")
    assert untold_parts(stated, literal, [phrase]) == untold


def test_without_a_passage_nothing_is_told():
    assert untold_parts(CG.when, Literal("1961", datatype=EDTF), []) == ["year 1961"]


def test_parts_may_come_from_two_passages():
    assert untold_parts(CG.when, Literal("1961-06", datatype=EDTF), ["in June", "that was 1961"]) == []


@pytest.fixture(scope="module")
def text() -> str:
    return "He left in 1961. In June she wrote. He left again."


@pytest.mark.parametrize(
    ("body", "untold"),
    [
        ('event:e cg:when "1961"^^edtf:EDTF ; cg:evidence span:year .', []),
        ('event:e cg:when "1962"^^edtf:EDTF ; cg:evidence span:year .', ["event:e"]),
        ('event:e cg:when "1961"^^edtf:EDTF ; cg:evidence span:again ; cg:citation citation:when .', []),
        ('event:e cg:when "1961"^^edtf:EDTF ; cg:evidence span:year ; cg:citation citation:wrong .', ["event:e"]),
        ('claim:e cg:valueLiteral "1963"^^edtf:EDTF ; cg:evidence span:year .', ["claim:e"]),
        ('claim:e cg:valueLiteral "1963"^^edtf:EDTF ; cg:basis cc:editorial-inference ; cg:evidence span:year .', []),
        ('event:e rdfs:label "1999"@en ; cg:evidence span:year .', []),
        (
            "statement:e cg:content proposition:p ; cg:evidence span:year ."
            ' proposition:p a cg:Proposition ; cg:when "1999"^^edtf:EDTF .',
            ["proposition:p"],
        ),
    ],
)
def test_a_value_is_looked_for_in_the_passages_cited_for_it(text: str, body: str, untold: list[str]):

    sources = world(
        """
        doc:d a cg:Document . section:s a cg:Section ; cg:partOfDocument doc:d .
        span:year a cg:Span ; cg:ofSection section:s ; cg:startOffset 0 ; cg:endOffset 16 .
        span:again a cg:Span ; cg:ofSection section:s ; cg:startOffset 36 ; cg:endOffset 50 .
        citation:when a cg:Citation ; cg:cites span:year ; cg:supports cg:when .
        citation:wrong a cg:Citation ; cg:cites span:again ; cg:supports cg:when .
        """
    )
    document = sources.of_type(CG.Document)[0]
    texts = Texts({document: Text(Path("d.txt"), text, "")})
    found = [abbreviate(str(value.node.value)) for value in untold_values(world(body), sources, texts)]
    assert found == untold


def test_every_told_value_of_the_corpus_is_told(project: Project, texts: Texts):
    corpus = read_corpus(project)
    found = untold_values(corpus.authored, corpus.sources, texts)
    assert [f"{abbreviate(str(v.node.value))} {v.value.value}: {v.parts}" for v in found] == []
