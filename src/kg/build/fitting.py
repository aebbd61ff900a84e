"""Whether the settings and the ontology of a project fit: terms that are named exist, languages have labels."""

from __future__ import annotations

import re
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.domain import every_term
from kg.errors import KgError
from kg.languages import TAGS
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, RDF, RDFS, abbreviate
from kg.settingfaults import fault
from kg.settings import current

__all__ = ["check_settings"]


def check_settings(ontology: Graph) -> None:
    """Raise KgError with file and line for a term that no ontology declares and a language that labels no term."""
    if not current().file:
        return
    for term in every_term():
        if not ontology.has(term, RDF.type):
            raise _unknown(abbreviate(term.value))
    if silent := _languages_without_labels(ontology):
        message = (
            f"languages names {' and '.join(silent)}, but no term of the ontology has a label there:"
            f" add rdfs:label with @{silent[0]}, or take the language out"
        )
        raise fault(current().file, _text(), ("project", "languages"), message)


def _languages_without_labels(ontology: Graph) -> list[str]:
    own = [s for s in ontology.all_subjects() if isinstance(s, NamedNode) and s.value.startswith(BASE + "ontology#")]
    labels = (label for term in own for label in ontology.objects(term, RDFS.label) if isinstance(label, Literal))
    spoken = {label.language for label in labels}
    return [tag for tag in TAGS if own and tag.lower() not in spoken]


def _unknown(name: str) -> KgError:
    lines = enumerate(_text().splitlines(), start=1)
    whole = re.compile(rf'(?<=["/^]){re.escape(name)}(?=["/])')
    line = next((number for number, told in lines if whole.search(told)), 1)
    return KgError(f"{current().file}:{line}: no ontology declares {name}: declare it, or take it out of the settings")


def _text() -> str:
    return Path(current().file).read_text(encoding="utf-8")
