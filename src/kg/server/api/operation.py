"""One question with all that documentation needs: columns, examples, an answer in short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.languages import MAIN, english_name
from kg.queries import Answer, Parameter, Query
from kg.queries.language import languages
from kg.server.api.columns import Column, columns_of
from kg.server.api.examples import examples_of
from kg.server.api.filling import fill
from kg.server.site.questions import questions
from kg.server.site.site import Site
from kg.server.site.views import View, view_of

__all__ = ["Operation", "languages_of", "operations_of"]


@dataclass(frozen=True)
class Operation:
    """A question as an operation of the API; the answer is the whole one, with the defaults."""

    query: Query
    answer: Answer
    columns: list[Column]
    examples: dict[str, dict[str, str]]

    @property
    def family(self) -> str:
        """The family of the question."""
        return self.query.name.partition("/")[0]

    @property
    def identifier(self) -> str:
        """A name that programs can use."""
        return self.query.name.replace("/", "_").replace("-", "_")

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages in which it can be answered; none where its answer has no names or words."""
        return languages(self.query.path, self.query.name, self.query.text)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The blanks of the question."""
        return self.query.parameters

    def request(self) -> list[tuple[str, str]]:
        """Return the parameters of a request that works: those that must be filled, else the first."""
        given = [(name, _readable(found)) for name, found in self.examples.items() if found]
        needed = {each.name for each in self.parameters if not each.optional}
        return [pair for pair in given if pair[0] in needed] or given[:1]


def _readable(examples: dict[str, str]) -> str:
    """Return the example that people read most easily."""
    return examples.get(english_name(MAIN).lower()) or next(iter(examples.values()))


def operations_of(site: Site) -> list[Operation]:
    """Return every question of a site as an operation; worked out once."""
    return site.kept("operations", lambda: list(_operations(site)))


def languages_of(site: Site) -> list[str]:
    """Return the tags of all languages in which some question can be answered."""
    return list(dict.fromkeys(tag for each in operations_of(site) for tag in each.languages))


def _operations(site: Site) -> Iterator[Operation]:
    view = view_of(site, "accepted")
    for query in questions(site):
        answer = _example_answer(query, view)
        examples = {each.name: examples_of(query, each, answer, view) for each in query.parameters}
        yield Operation(query, answer, columns_of(answer), examples)


def _example_answer(query: Query, view: View) -> Answer:
    """Return the answer with the defaults; where a parameter must be given, the one for all that may be given."""
    if any(each.default is None and not each.optional for each in query.parameters):
        return view.ask(query.text)
    return view.ask(fill(query, (), view.graph.names.resolve).text)
