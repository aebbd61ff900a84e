"""What pages use as an example of a thing and of a question: what the project names, else what there is."""

from __future__ import annotations

from kg.rdf.namespaces import IDENTIFIER, PREFIXES, abbreviate, expand
from kg.server.site.site import Site
from kg.settings import current

__all__ = ["example_question", "example_thing"]


def example_question() -> str:
    """Return the name of the question that newcomers are shown first, or nothing."""
    return next((words.split()[0] for words in current().guide.questions if words.split()), "")


def example_thing(site: Site) -> str:
    """Return the prefixed name of a thing that the view speaks of."""
    named, names = current().guide.thing, site.graph.names.index.by_iri
    if named and (expand(named) or "") in names:
        return named
    lives = tuple(PREFIXES[kind] for kind in current().kinds.lives) or (IDENTIFIER,)
    found = next((iri for iri in sorted(names) if iri.startswith(lives)), None)
    found = found or next((iri for iri in sorted(names) if iri.startswith(IDENTIFIER)), "")
    return abbreviate(found)
