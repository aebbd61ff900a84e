"""The description of the API for programs (OpenAPI 3.1), computed from the questions and their answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import kg
from kg.export.profiles import QUESTIONS, read_profiles
from kg.languages import languages_in_words
from kg.rdf.namespaces import GRAPH, expand, kind_of
from kg.server.api.described import operation, schemas
from kg.server.api.exemplary import example_question, example_thing
from kg.server.api.operation import languages_of, operations_of
from kg.server.api.schemas import Schema, shared
from kg.server.site.families import meaning_of
from kg.server.site.questions import by_family
from kg.server.site.site import Site
from kg.server.site.views import names_of_views
from kg.server.wire.reply import Reply
from kg.settings import current, in_english
from kg.yamlfiles import parse_yaml

__all__ = ["description_of", "openapi"]

_OTHERS = Path(__file__).with_name("others.yaml")
_ABOUT = (
    f"Every question can be asked by a program. Names may be given in {languages_in_words()}, as labels, slugs, "
    "prefixed names or IRIs. Each row can come with the passages that say so. Nothing is ever changed by a request."
)


def openapi(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Describe the API in the `media_type` asked for, one of JSON."""
    described = site.kept_for_reader("OpenAPI", lambda: _written(site))
    return Reply(described, arguments.get("media_type", "application/json"))


def _written(site: Site) -> bytes:
    return json.dumps(description_of(site), ensure_ascii=False, separators=(",", ":")).encode()


def description_of(site: Site) -> dict[str, Any]:
    """Return the description of the API."""
    others = parse_yaml(_written_out(site))
    families = [{"name": family, "description": meaning_of(site, family)} for family in by_family(site)]
    questions = {f"/api/{each.query.name}": {"get": operation(each)} for each in operations_of(site)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": current().title,
            "summary": f"{in_english(current().project.summary or current().title)}.",
            "description": _ABOUT,
            "version": kg.__version__,
            "license": {"name": current().project.licence_name, "url": current().project.licence},
        },
        "servers": [{"url": site.root or "/"}],
        "tags": [*families, *others["tags"]],
        "paths": {**questions, **others["paths"]},
        "components": _components(site, others["components"]),
    }


def _written_out(site: Site) -> str:
    """Return the operations that are no questions, with what is an example in this project."""
    text = _OTHERS.read_text(encoding="utf-8")
    question = next((each.query.name for each in operations_of(site) if each.query.name == example_question()), "")
    question = question or next((each.query.name for each in operations_of(site)), "family/question")
    thing = expand(example_thing(site)) or ""
    told = {
        "LANGUAGES": languages_in_words(),
        "FAMILY": question.partition("/")[0],
        "QUESTION": question.partition("/")[2],
        "KIND": kind_of(thing),
        "SLUG": thing.rpartition("/")[2],
        "WORD": question.rpartition("-")[2],
        "RULES": f"{GRAPH}rules",
        "PROFILE": next(iter(read_profiles(site.project.ontology)), QUESTIONS),
    }
    for name, value in told.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _components(site: Site, others: Mapping[str, Mapping[str, Schema]]) -> dict[str, dict[str, Schema]]:
    found = shared(names_of_views(site), languages_of(site))
    for kind, components in others.items():
        found[kind].update(components)
    found["schemas"]["Family"] = {"type": "string", "enum": list(by_family(site))}
    for each in operations_of(site):
        found["schemas"].update(schemas(each))
    return found
