"""Into which file of the data a thing belongs: the editor's choice, else where things like it lie already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode

from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph, subject_of
from kg.rdf.namespaces import CG, RDF, RDFS, expand, kind_of, slug_of
from kg.scaffold.kinds import Kind
from kg.scaffold.values import Told
from kg.scaffold.writing import can_be_added_to, is_slug
from kg.settings import in_english

__all__ = ["Described", "place_of"]

_CORE_FOLDERS = {"claim": "disputes", "dispute": "disputes", "event": "events", "statement": "statements"}


class Described:
    """What the data of a project describe so far, and in which file."""

    def __init__(self, project: Project, ontology: Graph):
        self.project, self.ontology = project, ontology
        self.files: dict[NamedNode, Path] = {}
        self.graph = Graph()
        for path in project.data_files():
            triples = turtle.read(path)
            self.graph.update(triples)
            typed = (subject_of(triple) for triple in triples if triple.predicate == RDF.type)
            self.files.update((subject, path) for subject in typed if isinstance(subject, NamedNode))

    def of_kind(self, kind: str) -> list[NamedNode]:
        """Return the things of a kind."""
        return [thing for thing in self.files if kind_of(thing) == kind]


def place_of(among: Described, kind: Kind, slug: str, told: Iterable[Told]) -> Path:
    """Return the file, new or not: a fact lies with facts of its kind on the same thing, or with that thing.

    A register (`data/places.ttl`) takes in what is of its kind; where there is none a thing has a file of its own.
    """
    folder = _folder(among.project, kind.name)
    if kind.told or kind.cls == CG.Dispute:
        leading = _leading(among)
        owner = next((v for each in leading for p, v in told if p == each and isinstance(v, NamedNode)), None)
        found = _beside(among, kind, owner, leading) if owner is not None else None
        if found is not None and can_be_added_to(found):
            return found
        folder = _usual(among, kind.name) or folder
        slug = slug_of(owner) if owner is not None and kind.cls == CG.Statement else slug
    register = _register(among, kind.name) or folder.with_suffix(".ttl")
    return register if register.is_file() and can_be_added_to(register) else folder / f"{slug}.ttl"


def _leading(among: Described) -> list[NamedNode]:
    """Return the properties that lead from a fact to whom it is of: those of the settings first, then those below."""
    named = (expand(name) for name in among.project.settings.show.owners)
    found = [CG.hasClaim, CG.hasSide, CG.aboutNode, *(NamedNode(iri) for iri in named if iri)]
    for each in found:
        below = among.ontology.subjects(RDFS.subPropertyOf, each)
        found += [prop for prop in below if isinstance(prop, NamedNode) and prop not in found]
    return found


def _beside(described: Described, kind: Kind, owner: NamedNode, leading: list[NamedNode]) -> Path | None:
    """Return the file with most facts of the kind on the same thing, else the file of that thing.

    None where facts of the kind lie apart from the things that they are of.
    """
    facts = described.of_kind(kind.name)
    owners = {fact: next(iter(_owners(described, fact, leading)), None) for fact in facts}
    same = Counter(described.files[fact] for fact, whose in owners.items() if whose == owner)
    if same:
        return min(same, key=lambda path: (-same[path], path))
    with_owner = [described.files[fact] == described.files.get(whose) for fact, whose in owners.items() if whose]
    return described.files.get(owner) if 2 * sum(with_owner) >= len(with_owner) else None


def _owners(described: Described, fact: NamedNode, leading: list[NamedNode]) -> Iterable[NamedNode]:
    return (whose for each in leading for whose in described.graph.nodes(fact, each))


def _usual(among: Described, kind: str) -> Path | None:
    """Return the folder in which most things of the kind lie, unless it is a register or belongs to another kind."""
    folders = Counter(among.files[thing].parent for thing in among.of_kind(kind))
    usual = min(folders, key=lambda path: (-folders[path], path), default=among.project.data)
    others = {_folder(among.project, other) for other in among.project.settings.kinds.headings if other != kind}
    return None if usual == among.project.data or usual in others else usual


def _register(among: Described, kind: str) -> Path | None:
    """Return the one file in which all things of a kind lie, if there are several."""
    things = among.of_kind(kind)
    files = {among.files[thing] for thing in things}
    return files.pop() if len(files) == 1 and len(things) > 1 else None


def _folder(project: Project, kind: str) -> Path:
    heading = in_english(project.settings.kinds.headings.get(kind, _CORE_FOLDERS.get(kind, kind))).lower()
    return project.data / (heading if is_slug(heading) else kind)
