"""The families of questions: the folders of `queries/`, as `families.yaml` there tells people of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.queries import Query
from kg.server.site.site import Site
from kg.settings import Words
from kg.translation import gettext, said
from kg.yamlfiles import parse_yaml

__all__ = ["Family", "families_of", "meaning_of", "title_of"]


@dataclass
class Family:
    """Questions of one family: its title, what they are about in a few words, and in a sentence."""

    name: str
    title: str
    about: str = ""
    meaning: str = ""
    questions: list[Query] = field(default_factory=list)


def families_of(site: Site, queries: Iterable[Query]) -> list[Family]:
    """Return the families that the queries belong to; those of which nothing is told come last."""
    found = {name: _family(site, name) for name in _told(site)}
    for query in queries:
        name = query.name.partition("/")[0]
        found.setdefault(name, _family(site, name)).questions.append(query)
    return [family for family in found.values() if family.questions]


def meaning_of(site: Site, name: str) -> str:
    """Say in a sentence what a family of questions is about."""
    return _family(site, name).meaning or gettext("Questions about %(name)s.", name=name)


def title_of(site: Site, name: str) -> str:
    """Return what a family of questions is called."""
    return _family(site, name).title


def _family(site: Site, name: str) -> Family:
    told = _told(site).get(name, {})
    title = said(told.get("title", name.capitalize()))
    return Family(name, title, said(told.get("about", "")), said(told.get("meaning", "")))


def _told(site: Site) -> dict[str, dict[str, Words]]:
    """Return title, about and meaning of the families, in one language or in several, in the order of pages."""

    def read() -> dict[str, dict[str, Words]]:
        path = site.project.queries / "families.yaml"
        return dict(parse_yaml(path.read_text(encoding="utf-8"))) if path.is_file() else {}

    return site.kept("families", read)
