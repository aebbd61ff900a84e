"""The description of the API for programs (OpenAPI 3.1), computed from the questions and their answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

import kg
from kg.server.api.described import operation, schemas
from kg.server.api.operation import operations_of
from kg.server.api.schemas import Schema, shared
from kg.server.site.families import meaning_of
from kg.server.site.questions import by_family
from kg.server.site.site import Site
from kg.server.site.views import names_of_views
from kg.server.wire.reply import Reply

__all__ = ["description_of", "openapi"]

_OTHERS = Path(__file__).with_name("others.yaml")
_ABOUT = (
    "Every question can be asked by a program. Names may be given in English or Russian, as labels, slugs, prefixed "
    "names or IRIs. Each row can come with the passages that say so. Nothing is ever changed by a request."
)


def openapi(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Describe the API in the `media_type` asked for, one of JSON."""
    return Reply(site.kept("OpenAPI", lambda: _written(site)), arguments.get("media_type", "application/json"))


def _written(site: Site) -> bytes:
    return json.dumps(description_of(site), ensure_ascii=False, separators=(",", ":")).encode()


def description_of(site: Site) -> dict[str, Any]:
    """Return the description of the API."""
    others = yaml.safe_load(_OTHERS.read_text(encoding="utf-8"))
    families = [{"name": family, "description": meaning_of(site, family)} for family in by_family(site)]
    questions = {f"/api/{each.query.name}": {"get": operation(each)} for each in operations_of(site)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Defector Graph",
            "summary": "People who fled from behind the Iron Curtain, and what was said about them.",
            "description": _ABOUT,
            "version": kg.__version__,
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": site.root or "/"}],
        "tags": [*families, *others["tags"]],
        "paths": {**questions, **others["paths"]},
        "components": _components(site, others["components"]),
    }


def _components(site: Site, others: Mapping[str, Mapping[str, Schema]]) -> dict[str, dict[str, Schema]]:
    found = shared(names_of_views(site))
    for kind, components in others.items():
        found[kind].update(components)
    found["schemas"]["Family"] = {"type": "string", "enum": list(by_family(site))}
    for each in operations_of(site):
        found["schemas"].update(schemas(each))
    return found
