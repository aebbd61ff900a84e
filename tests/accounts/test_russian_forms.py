"""The Russian forms that are stored: each in the case that its pattern asks for, and none missing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pymorphy3
import pytest
from pyoxigraph import Literal

from kg.build import Built
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import CG, RDFS, SKOS, abbreviate

from ..little import ROOT, node

ANALYSER = pymorphy3.MorphAnalyzer()
DECLINED = {"NOUN", "ADJF", "PRTF", "NUMR"}
CASES = {
    "whom": "datv",
    "of": "gent",
    "about": "loct",
    "with": "ablt",
    "blame": "loct",
    "genitive": "gent",
}
ASKED = {
    "dg:blames": "blame",
    "dg:harms": "whom",
    "dg:hasQuality": "is",
    "dg:helps": "whom",
    "dg:knowsOf": "about",
    "dg:lacks": "of",
    "dg:leadsTo": "whom",
    "dg:likenedTo": "with",
    "dg:prevents": "whom",
    "dg:wants": "of",
}
"""The form of its value that the pattern of a property asks for."""


def stored() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted((ROOT / "ontology" / "accounts" / "ru").glob("*.toml")):
        for name, forms in tomllib.loads(path.read_text(encoding="utf-8")).get("names", {}).items():
            found.setdefault(name, {}).update(forms if isinstance(forms, dict) else {})
    return found


STORED = stored()
FORMS = [(name, form, text) for name, forms in STORED.items() for form, text in forms.items()]


def words(text: str) -> Iterator[list[pymorphy3.analyzer.Parse]]:
    """Yield what each word may be, without what stands in brackets or quotation marks."""
    for word in re.findall("[А-Яа-яё-]+", re.sub(r"\(.*?\)|«.*?»", " ", text)):
        yield ANALYSER.parse(word)


def is_in(case: str, text: str) -> bool:
    """Tell whether the first word of a text that has cases may stand in one."""
    for parses in words(text):
        nouns = [parse.tag for parse in parses if parse.tag.POS in DECLINED or "UNKN" in parse.tag]
        if nouns and not any(parse.tag.POS == "PREP" for parse in parses):
            return any(
                case in tag or "Fixd" in tag or "UNKN" in tag or (case == "loct" and "loc2" in tag) for tag in nouns
            )
    return True


@pytest.mark.parametrize("form", CASES)
def test_a_stored_form_stands_in_its_case(form: str):
    told = [(name, text) for name, each, text in FORMS if each == form]
    assert told
    assert [(name, text) for name, text in told if not is_in(CASES[form], text)] == []


def test_a_form_in_another_case_is_found():
    assert not is_in("datv", "разрыва с родными")
    assert not is_in("loct", "зеркалом")
    assert is_in("datv", "сценической карьере")


@pytest.mark.parametrize(("form", "number"), [("is", "sing"), ("one", "sing"), ("are", "plur"), ("many", "plur")])
def test_verbs_agree_with_one_or_with_many(form: str, number: str):
    told = [(name, text) for name, each, text in FORMS if each == form and not text.startswith("— ")]
    assert len(told) > 35
    wanted = {"VERB", "3per", number}
    left = [(n, t) for n, t in told if not any(wanted <= set(p.tag.grammemes) for parses in words(t) for p in parses)]
    assert left == []


def test_a_quality_has_all_its_forms():
    left = [
        name for name, forms in STORED.items() if "is" in forms and not {"quality", "is", "are", "it"} <= set(forms)
    ]
    assert left == []


def is_told_by_name(graph: Graph, value: Term) -> bool:
    return any(graph.has(value, name) for name in (RDFS.label, SKOS.prefLabel))


def test_what_is_said_of_something_has_the_form_that_is_asked_for(built: Built):
    graph = Graph(built.layer("authored"))
    named = Graph([*built.layer("authored"), *built.layer("ontology")])
    for name, form in ASKED.items():
        told = graph.subjects(CG.propositionProperty, node(name))
        values = {v for p in told for v in graph.objects(p, CG.propositionValue) if is_told_by_name(named, v)}
        assert values
        left = [v for v in values if not isinstance(v, Literal) and form not in STORED.get(abbreviate(v.value), {})]
        assert sorted(map(str, left)) == [], name
