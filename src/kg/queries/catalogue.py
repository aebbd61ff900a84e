"""The catalogue of canned queries: grlc headers (`#+` lines of YAML), typed parameters, faults by file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, NotFoundError, SourceError
from kg.queries.headers import DISPLAYS, header_of, line_of, one_of, pairs_of
from kg.queries.synonyms import read_synonyms
from kg.rdf.namespaces import PREFIXES
from kg.sparql.services import services_of
from kg.sparql.tokens import Token, tokenize

if TYPE_CHECKING:
    from kg.search import Questions
    from kg.search.questions import Classes

__all__ = ["Catalogue", "Parameter", "Query", "find_query", "read_catalogue", "read_query"]

KINDS = ("iri", "literal", "integer", "date")
OPENING = "WHERE {"
_PARAMETER = re.compile(r"(_{1,2})([a-z][a-z0-9]*(?:_[a-z0-9]+)*)_([a-z]+)")
_MOST_NEAR = 5
_REQUIRED = re.compile(r"_[a-z].*")


@dataclass(frozen=True)
class Parameter:
    """A blank in a question: its name, the variable that stands for it, and what may fill it.

    `kind` is iri, literal, integer or date; `cls` the class (prefixed name) that an IRI must belong to.
    """

    name: str
    variable: str
    kind: str
    optional: bool
    default: str | None = None
    cls: str | None = None


@dataclass(frozen=True)
class Query:
    """A question and the SPARQL that answers it; the header is read when something in it is asked for."""

    name: str
    text: str
    path: Path

    @cached_property
    def header(self) -> dict[str, Any]:
        """The header as a mapping; empty for a query that has none."""
        return header_of(self.path, self.text) if "#+" in self.text else {}

    @property
    def needs_nothing(self) -> bool:
        """Tell whether it can be asked as it stands: no parameter must be given, and none has a default."""
        if "#+ defaults" in self.text:
            return False
        return not any(_REQUIRED.fullmatch(token.variable) for token in tokenize(self.text))

    @property
    def summary(self) -> str:
        """The question, in one sentence."""
        return str(self.header.get("summary", ""))

    @property
    def description(self) -> str:
        """What a row is, and what to know about it."""
        return str(self.header.get("description", ""))

    def summary_in(self, language: str) -> str:
        """Return the question in a language, as `#+ summary-ru:` tells it, else as it was first written."""
        return str(self.header.get(f"summary-{language}", self.summary))

    def description_in(self, language: str) -> str:
        """Return what a row is in a language, else as it was first written."""
        return str(self.header.get(f"description-{language}", self.description))

    @property
    def summaries(self) -> tuple[str, ...]:
        """The question in every language in which it is told."""
        return self._in_every_language("summary")

    @property
    def descriptions(self) -> tuple[str, ...]:
        """What a row is, in every language in which it is told."""
        return self._in_every_language("description")

    def _in_every_language(self, key: str) -> tuple[str, ...]:
        return tuple(str(told) for name, told in self.header.items() if name.partition("-")[0] == key)

    @property
    def tags(self) -> tuple[str, ...]:
        """Words to find it by."""
        return tuple(self.header.get("tags", ()))

    @property
    def wordings(self) -> tuple[str, ...]:
        """Other ways of asking it, in any language, to find it by."""
        return tuple(self.header.get("wordings", ()))

    @property
    def display(self) -> str:
        """The picture that suits the answer."""
        return one_of(self.path, self.text, "display", self.header.get("display", "table"), DISPLAYS)

    @cached_property
    def evidence(self) -> tuple[str, ...]:
        """The variables whose nodes carry the citations of a row."""
        return _evidence(self.path, self.text, self.header)

    @property
    def calls(self) -> tuple[str, ...]:
        """The addresses of others that it asks, by SERVICE; without leave to call them it has no answer."""
        return services_of(self.text)

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The blanks of the question, in order of appearance."""
        return _parameters(self)


@dataclass
class Catalogue:
    """All canned queries by name (`family/question`)."""

    queries: dict[str, Query] = field(default_factory=dict)
    folder: Path | None = None

    def __iter__(self) -> Iterator[Query]:
        return iter(self.queries.values())

    def __getitem__(self, name: str) -> Query:
        """Return a query by its name, or by its question alone when only one family has it."""
        named = name.removesuffix(".rq")
        if named in self.queries:
            return self.queries[named]
        same = [query for query in self if query.name.rpartition("/")[2] == named]
        if len(same) == 1:
            return same[0]
        near = [query.name for query in same] or self._near(named)
        if "{" in name:
            raise KgError("a query of your own goes to standard input (kg query -) or into a file that ends in .rq")
        raise NotFoundError(f"no canned query is called {name}; see: kg queries", near)

    def _near(self, name: str) -> list[str]:
        """Return the names spelt alike; for plain words, and where none is, the questions that come near them."""
        from difflib import get_close_matches

        alike = [] if " " in name else get_close_matches(name, list(self.queries), n=3, cutoff=0.5)
        return alike or [query.name for query in self.search([name])[:_MOST_NEAR]]

    @property
    def answered_here(self) -> Catalogue:
        """Those that ask nobody else."""
        return Catalogue({query.name: query for query in self if not query.calls}, self.folder)

    @cached_property
    def questions(self) -> Questions:
        """The questions ready to be found; checks, which must find nothing, are none."""
        from kg.search import Questions

        senses = read_synonyms(self.folder) if self.folder is not None else ()
        return Questions((query for query in self if not query.name.startswith("checks/")), senses)

    def search(self, words: Sequence[str], classes: Classes | None = None) -> list[Query]:
        """Return the questions that have any of the words, the best first; all queries when there are no words.

        `classes` tells what things are called that words name, as in `kg.search.classes_of`.
        """
        if not words:
            return list(self)
        return [self.queries[found.name] for found in self.questions.best(" ".join(words), classes)]


def read_catalogue(folder: Path, *, checked: bool = True) -> Catalogue:
    """Return every query below a folder, in name order, each checked, unless only what they ask is wanted."""
    named = {str(path.relative_to(folder).with_suffix("")): path for path in sorted(folder.rglob("*.rq"))}
    read = read_query if checked else _unchecked
    return Catalogue({name: read(path, name) for name, path in named.items()}, folder)


def find_query(folder: Path, name: str) -> Query:
    """Return one canned query by its whole name without reading the others, else look it up in the catalogue."""
    path = folder / f"{name}.rq"
    if "/" in name and ".." not in name and path.is_file():
        return _unchecked(path, name)
    return read_catalogue(folder)[name]


def _unchecked(path: Path, name: str) -> Query:
    return Query(name, path.read_text(encoding="utf-8"), path)


def read_query(path: Path, name: str | None = None) -> Query:
    """Return one query file; faults in its header or prefixes are errors with file and line."""
    query = Query(name or path.stem, path.read_text(encoding="utf-8"), path)
    if not query.header:
        header_of(path, query.text)  # Says what is missing.
    _check_prefixes(path, query.text)
    for read in (lambda: query.display, lambda: query.evidence, lambda: query.parameters):
        read()
    return query


def _check_prefixes(path: Path, text: str) -> None:
    declared: dict[str, str] = {}
    for token, prefix in _prefixed(text):
        if isinstance(prefix, tuple):
            name, namespace = prefix
            declared[name] = namespace
            if PREFIXES.get(name, namespace) != namespace:
                hint = f"PREFIX {name}: <{PREFIXES[name]}>"
                said = f"prefix {name}: stands for something else here"
                raise SourceError(path, said, line=_line_of(token, text), hint=hint)
        elif prefix not in declared:
            hint = f"PREFIX {prefix}: <{PREFIXES.get(prefix, '…')}>"
            raise SourceError(path, f"prefix {prefix}: is not declared", line=_line_of(token, text), hint=hint)


def _line_of(token: Token, text: str) -> int:
    return text.count("\n", 0, token.start) + 1


def _prefixed(text: str) -> Iterator[tuple[Token, str | tuple[str, str]]]:
    """Yield each prefixed name with its prefix; one that PREFIX declares with prefix and namespace."""
    tokens = [token for token in tokenize(text) if token.kind != "space"]
    for place, token in enumerate(tokens):
        if token.prefix is None:
            continue
        if place and tokens[place - 1].keyword == "PREFIX" and place + 1 < len(tokens):
            yield token, (token.prefix, tokens[place + 1].text[1:-1])
        else:
            yield token, token.prefix


def _evidence(path: Path, text: str, header: dict[str, Any]) -> tuple[str, ...]:
    names = tuple(header.get("evidence", ()))
    for name in names:
        if name not in {token.variable for token in tokenize(text)}:
            raise SourceError(path, f"evidence names ?{name}, which the query has not", line=line_of(text, "evidence:"))
    return names


def _parameters(query: Query) -> tuple[Parameter, ...]:
    path, text = query.path, query.text
    variables = (token for token in tokenize(text) if token.kind == "variable")
    matches = {token: match for token in variables if (match := _PARAMETER.fullmatch(token.variable))}
    if not matches and "#+ defaults" not in text and "#+ classes" not in text:
        return ()
    defaults, classes = pairs_of(query.header, "defaults"), pairs_of(query.header, "classes")
    found: dict[str, Parameter] = {}
    for token, match in matches.items():
        underscores, name, kind = match.groups()
        if kind not in KINDS:
            hint = "a parameter is ?_name_kind with kind " + ", ".join(KINDS)
            raise SourceError(path, f"{token.text} has no known kind", line=line_of(text, token.text), hint=hint)
        found[name] = Parameter(name, token.variable, kind, underscores == "__", defaults.get(name), classes.get(name))
    for name in [*defaults, *classes]:
        if name not in found:
            message = f"the header speaks of a parameter {name}, which the query has not"
            raise SourceError(path, message, line=line_of(text, name))
    if found and f"\n{OPENING}\n" not in text:
        raise SourceError(
            path, "parameters need a line of its own for the outermost WHERE {", line=line_of(text, "WHERE")
        )
    return tuple(found.values())
