"""The page of all questions, and the page of one question: what it asks, its form, its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from kg.errors import KgError, NotFoundError
from kg.queries import Answer, Query, bind
from kg.queries.language import ENGLISH
from kg.queries.language import NAME as LANGUAGE
from kg.rdf.resultformats import FILE_FORMATS
from kg.server.pages.context import Context, context_of
from kg.server.pages.drawing import things_of_site
from kg.server.pages.footnotes import Footnotes
from kg.server.pages.forms import fields_of, given_values
from kg.server.pages.languages import language_of, usual_language
from kg.server.pages.rendering import render
from kg.server.pages.tables import table_of
from kg.server.pictures.forms import offers_of
from kg.server.pictures.sheet import sheet_of
from kg.server.pictures.showing import NAME, picture_file, pictures_of, plan_of
from kg.server.pictures.taking import Taking, code_for
from kg.server.site.families import families_of, title_of
from kg.server.site.questions import catalogue_of, check_is_answered_here, found_by, page_path
from kg.server.site.reader import reader
from kg.server.site.replies import as_file
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import language, message

__all__ = ["question_page", "question_picture", "question_workbook", "questions_page"]

_API_FORMATS = {"csv": "CSV", "tsv": "TSV", "json": "JSON", "xml": "XML"}


def questions_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return all questions by family, or those that have any word of `q`."""
    words = str(arguments.get("q", "")).split()
    found = found_by(site, words)
    context = context_of(site)
    return render(context, "questions.html", families=families_of(site, found), words=" ".join(words), count=len(found))


def question_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return one question with its form and, when nothing is missing or wrong, its answer.

    `family` and `question` name it; `parameters` holds what the form was filled with.
    """
    context, query = context_of(site), _question(site, f"{arguments['family']}/{arguments['question']}")
    given = dict(arguments.get("parameters") or {})
    values = given_values(query, given)  # Shared links carry parameters of others: they say nothing here.
    if (usual := usual_language(query)) != ENGLISH:
        values = {LANGUAGE: usual, **values}
    fields, language = fields_of(context, query, values), language_of(query, values)
    wrong = [f"{field.label}: {field.error}" for field in fields if field.error]
    if language.error:
        wrong.append(language.error)
    shown: dict[str, Any] = {
        "family_title": title_of(site, query.name.partition("/")[0]),
        "query": query,
        "fields": fields,
        "wrong": wrong,
        "names_in": language,
    }
    shown["api"] = _addresses(site, query, values)
    shown["wish"] = given.get(NAME) or ""
    if wrong or any(field.is_lacking for field in fields):
        return render(context, "question.html", 400 if wrong else 200, **shown, answer=None, text=query.text)
    return _answered(context, query, values, shown)


def _question(site: Site, name: str) -> Query:
    check_is_answered_here(site, name)
    catalogue = site.graph.catalogue
    queries = catalogue.queries
    if name in queries:
        return queries[name]
    try:
        near = [catalogue[name].name]
    except NotFoundError as error:
        near = list(error.candidates)
    candidates = [{"path": page_path(site, each), "label": queries[each].summary_in(language())} for each in near]
    detail = message("There is no question with the address %(name)s.", name=name)
    raise Problem(404, "unknown-query", "There is no such question", detail, candidates=candidates)


def _addresses(site: Site, query: Query, values: Mapping[str, str]) -> dict[str, str]:
    """Return the addresses of the same answer for machines; a check, which must find nothing, has none."""
    if query.name not in catalogue_of(site).queries:
        return {}
    filled = sorted(values.items())
    base = f"{site.root}/api/{query.name}?"
    return {title: base + urlencode([*filled, ("format", name)]) for name, title in _API_FORMATS.items()}


def _taking(site: Site, query: Query, values: Mapping[str, str], form: str) -> Taking | None:
    """Return how to take an answer away; a check has no address for machines, and nothing to take."""
    if query.name not in catalogue_of(site).queries:
        return None
    asked, start = sorted(values.items()), reader().base or site.root
    given = f"?{urlencode(asked)}" if asked else ""
    csv, results = (f"{start}/api/{query.name}?{urlencode([*asked, ('format', name)])}" for name in ("csv", "srj"))
    files = {**_addresses(site, query, values), "Excel": f"{site.root}/questions/{query.name}/answer.xlsx{given}"}
    link = f"{start}{reader().prefix}/questions/{query.name}?{urlencode([*asked, (NAME, form)])}"
    return Taking(link, files, code_for(csv, results))


def question_workbook(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return an answer as a workbook, with the passages of its rows and the sources; arguments are as for the page."""
    query = _question(site, f"{arguments['family']}/{arguments['question']}")
    values = given_values(query, dict(arguments.get("parameters") or {}))
    try:
        answer = _ask(context_of(site), query, dict(values))
    except KgError as error:
        raise _unanswerable(error) from None
    body = site.graph.answer_file(answer, "xlsx", query.summary)
    content, headers = body if isinstance(body, bytes) else body.encode(), as_file(f"{query.name}.xlsx")
    return Reply(content, FILE_FORMATS["xlsx"].media_type, headers=headers)


def question_picture(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return a picture of an answer as a file; `picture` and `suffix` name it, the rest is as for the page."""
    context, query = context_of(site), _question(site, f"{arguments['family']}/{arguments['question']}")
    values = given_values(query, dict(arguments.get("parameters") or {}))
    try:
        answer = site.graph.ask(query, values)
    except KgError as error:
        raise _unanswerable(error) from None
    about = _asked_of(context, query, values)
    offers = offers_of(sheet_of(answer, things_of_site(context), about, query.summary_in(language())))
    return picture_file(plan_of(offers, arguments["picture"]), arguments["suffix"])


def _unanswerable(error: KgError) -> Problem:
    return Problem(400, "cannot-answer", "The question cannot be answered", error.message)


def _answered(context: Context, query: Query, values: Mapping[str, str], shown: dict[str, Any]) -> Reply:
    graph, notes, site = context.site.graph, Footnotes(), context.site
    try:
        text = bind(query, values, graph.names.resolve)
        answer = _ask(context, query, dict(values))
    except KgError as error:
        raise _unanswerable(error) from None
    table, here = table_of(answer, notes), f"/questions/{query.name}"
    given = f"?{urlencode(values)}" if values else ""
    shown["pictures"] = pictures_of(
        things_of_site(context),
        answer,
        shown["wish"],
        query.display,
        page=lambda name: f"{site.pages}{here}?{urlencode({**values, NAME: name})}",
        file=lambda name: f"{site.root}{here}/{name}{given}",
        about=_asked_of(context, query, values),
        title=query.summary_in(language()),
    )
    shown["taking"] = _taking(site, query, values, shown["pictures"].chosen)
    shown["editor"] = f"{site.pages}/sparql?{urlencode({'query': text})}"
    return render(context, "question.html", **shown, text=text, answer=answer, table=table, notes=notes)


def _asked_of(context: Context, query: Query, values: Mapping[str, str]) -> NamedNode | None:
    """Return the thing that a question is asked of, where its only blank for a thing is filled."""
    blanks = [parameter for parameter in query.parameters if parameter.kind == "iri"]
    told = [values.get(parameter.name) or parameter.default for parameter in blanks]
    if len(told) != 1 or not told[0]:
        return None
    return context.site.graph.names.resolve(told[0], blanks[0].cls)


def _ask(context: Context, query: Query, values: dict[str, str]) -> Answer:
    """Answer with the passages behind each row where they can be told, else without."""
    graph = context.site.graph
    try:
        return graph.ask(query, values, evidence=True)
    except KgError:
        return graph.ask(query, values)
