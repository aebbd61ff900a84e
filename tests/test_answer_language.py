"""Every question answers in Russian as well: the same things under other names, and its own words translated."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from pyoxigraph import Literal, NamedNode, Store

from kg.build import Built
from kg.errors import KgError, SourceError
from kg.queries import Answer, Query, ask_oxigraph, bind, read_query
from kg.queries.language import languages, put_into, words_of
from kg.rdf.namespaces import RDF, XSD
from kg.rdf.store import view_name
from kg.sparql.services import services_of

QUERIES = Path(__file__).parents[1] / "queries"
ASKED = [
    path
    for path in sorted(QUERIES.rglob("*.rq"))
    if path.parent.name != "checks" and not services_of(path.read_text("utf-8"))
]
RUSSIAN = yaml.safe_load((QUERIES / "words.yaml").read_text(encoding="utf-8"))["ru"]
NO_WORDS = re.compile(r"en|https?://\S*|/id/\S*|\W*|\d+")
"""What a query compares with or joins by, and shows to nobody."""


AS_TOLD = {"title", "looked_for_as", "name", "reason", "side_name", "says", "value", "value_name"}
"""Columns with what exists in one language only: titles, names and values as they stand, names of public files."""


def name_of(path: Path) -> str:
    return str(path.relative_to(QUERIES).with_suffix(""))


def full_iri(text: str, _: str | None) -> NamedNode:
    return NamedNode(text)


@pytest.fixture(scope="session")
def store(built: Built) -> Store:
    return built.store()


@pytest.fixture(params=ASKED, ids=name_of)
def query(request: pytest.FixtureRequest) -> Query:
    return read_query(request.param, name_of(request.param))


def answered(query: Query, store: Store, **values: str) -> Answer:
    return ask_oxigraph(bind(query, values, full_iri), store, view_name("accepted"))


def things(answer: Answer) -> Counter[tuple[str | None, ...]]:
    """Return the rows without what depends on a language."""
    return Counter(tuple(t.value if isinstance(t, NamedNode) else None for t in row) for row in answer.rows)


def strings(query: Query) -> set[str]:
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    return set(re.findall(r'"([^"]*)"', body))


def test_the_same_things_have_russian_names(query: Query, store: Store) -> None:
    if not languages(query.path, query.name, query.text):
        assert '= "en"' not in query.text, "it asks for English names and could not be asked for others"
        return
    english, russian = answered(query, store), answered(query, store, language="ru")
    assert things(russian) == things(english)
    names = [at for at, variable in enumerate(english.variables) if variable.endswith("_name")]
    tags = {row[at].language for row in russian.rows for at in names if isinstance(row[at], Literal)}
    assert tags <= {"ru", None}
    english_words = {v for at, v in enumerate(russian.variables) if any(_is_english(row[at]) for row in russian.rows)}
    assert english_words <= AS_TOLD


def _is_english(term: object) -> bool:
    told = term.value if isinstance(term, Literal) and term.datatype in {XSD.string, RDF.langString} else ""
    return told not in {"true", "false"} and bool(re.search("[A-Za-z]{3}", told)) and not re.search("[А-Яа-я]", told)


def test_words_of_a_question_are_known_in_russian(query: Query) -> None:
    assert {word for word in strings(query) if not NO_WORDS.fullmatch(word)} <= set(RUSSIAN)


def test_no_word_is_known_in_vain() -> None:
    used = {word for path in ASKED for word in strings(read_query(path, name_of(path)))}
    assert set(RUSSIAN) - used == set()


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ('FILTER(LANG(?a) = "en")', 'FILTER(LANG(?a) = "ru")'),
        ('FILTER(lang(?a)="en")', 'FILTER(lang(?a)="en")'),
        ('FILTER(LANGMATCHES(LANG(?a), "en"))', 'FILTER(LANGMATCHES(LANG(?a), "en"))'),
        ('BIND("en" AS ?a) # LANG(?a) = "en"', 'BIND("en" AS ?a) # LANG(?a) = "en"'),
        ('BIND("lost" AS ?lost)', 'BIND("утрачено" AS ?lost)'),
        ('BIND("not lost" AS ?lost)', 'BIND("not lost" AS ?lost)'),
        ('<https://example.org/lost> # "lost"', '<https://example.org/lost> # "lost"'),
    ],
)
def test_tags_and_whole_words_are_exchanged_and_nothing_else(text: str, put: str) -> None:
    assert put_into(text, "ru", {"lost": "утрачено"}) == put


def test_a_language_without_names_is_refused() -> None:
    path = QUERIES / "people" / "left-behind.rq"
    with pytest.raises(KgError, match="language=de: one of en, ru"):
        bind(read_query(path, "people/left-behind"), {"language": "de"}, full_iri)


def test_english_is_the_text_as_it_stands() -> None:
    query = read_query(QUERIES / "people" / "left-behind.rq", "people/left-behind")
    assert bind(query, {"language": "EN"}, full_iri) == query.text


def test_a_query_of_ones_own_has_no_language(tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text((QUERIES / "people" / "left-behind.rq").read_text(encoding="utf-8"))
    with pytest.raises(KgError, match="own has no language"):
        bind(read_query(tmp_path / "own.rq"), {"language": "ru"}, full_iri)


@pytest.mark.parametrize("words", ["ru: lost", "ru: {lost: 'a\"b'}", "ru: {lost: [", "- ru", "ru: {1: утрачено}"])
def test_faulty_words_are_told(tmp_path: Path, words: str) -> None:
    (tmp_path / "words.yaml").write_text(words, encoding="utf-8")
    with pytest.raises(SourceError, match=r"words\.yaml"):
        words_of(tmp_path / "own.rq", "own")
