"""A class or a property, in alphabetical place in its part of the ontology, and in the JSON-LD context."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kg.errors import KgError
from kg.project import Project
from kg.rdf.namespaces import PREFIXES
from kg.scaffold.writing import Labels, side_by_side

__all__ = ["new_term"]

_PARTS = {
    "class": ("Class", "Classes that are authored"),
    "object": ("ObjectProperty", "Object properties that are authored"),
    "data": ("DatatypeProperty", "Data properties"),
}


def new_term(project: Project, name: str, kind: str, labels: Labels, definitions: Labels) -> list[Path]:
    """Insert a term into its part of the first file of the ontology, in alphabetical place, and into the context."""
    owl_kind, part = _PARTS[kind]
    pattern = r"[A-Z][A-Za-z]*" if kind == "class" else r"[a-z][A-Za-z]*"
    if not re.fullmatch(pattern, name):
        raise KgError(f"{name}: classes are written UpperCamel, properties lowerCamel")
    ontology, prefix = project.ontology_files()[0], project.settings.ontology.prefix
    context = project.ontology / "context.jsonld"
    text = ontology.read_text(encoding="utf-8")
    if f"\n{prefix}:{name}\n" in text:
        raise KgError(f"{prefix}:{name} exists already")
    keys = context.read_text(encoding="utf-8").rstrip()
    if name in json.loads(keys)["@context"]:
        raise KgError(f"{name} is a key of {project.relative(context)} already: choose a name of its own")
    if f"\n# {part} " not in text:
        raise KgError(f"{ontology} has no part “# {part} ---”: write that line where the terms of the kind stand")
    block = _term_block(f"{prefix}:{name}", owl_kind, labels, definitions)
    ontology.write_text(_insert(text, part, f"{prefix}:{name}", block), encoding="utf-8")
    entry = f'"{prefix}:{name}"' if kind != "object" else f'{{"@id": "{prefix}:{name}", "@type": "@id"}}'
    context.write_text(keys.removesuffix("\n}}") + f',\n  "{name}": {entry}\n}}}}\n', encoding="utf-8")
    return [ontology, context]


def _term_block(term: str, owl_kind: str, labels: Labels, definitions: Labels) -> str:
    home = PREFIXES[term.partition(":")[0]].removesuffix("#")
    return f"""{term}
    a owl:{owl_kind} ;
    rdfs:label {side_by_side(labels)} ;
    skos:definition {side_by_side(definitions)} ;
    rdfs:isDefinedBy <{home}>
    .

"""


def _insert(text: str, part: str, term: str, block: str) -> str:
    begin = text.index(f"\n# {part} ")
    end = text.find("\n# ", begin + 1)
    section = text[begin : end if end >= 0 else len(text)]
    begun = re.finditer(rf"^{re.escape(term.partition(':')[0])}:\w+$", section, re.M)
    later = [match.start() for match in begun if match[0].lower() > term.lower()]
    place = begin + (later[0] if later else len(section))
    return text[:place] + block + text[place:]
