"""Skeletons of all that goes into a project, each in its right place.

documents     a text, cut into sentences
things        a thing, a fact, a claim, a dispute, a statement: whatever the ontology has a kind for
kinds         which kinds there are, and the classes of each (`cg:kind` on a class)
requirements  what the shapes ask of a class: the parts that are still to be filled
values        `PROPERTY=VALUE` as a triple
places        into which file of the data a thing belongs
citations     which values of a node one passage tells
concepts      a concept, in the file of its scheme
questions     a question and the file for its answer
rules         a rule
terms         a class or a property
shapes        a shape, with a case that meets it and one that breaks it
writing       names, texts in the languages of the project, files that must not exist yet
"""

from __future__ import annotations

from kg.lazy import attributes_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kg.scaffold.citations import new_citation
    from kg.scaffold.concepts import new_concept, schemes_of
    from kg.scaffold.documents import new_document
    from kg.scaffold.kinds import Kind, kinds_of
    from kg.scaffold.questions import new_query
    from kg.scaffold.requirements import Requirement, requirements_of
    from kg.scaffold.rules import new_rule
    from kg.scaffold.shapes import new_shape
    from kg.scaffold.terms import new_term
    from kg.scaffold.things import new_thing, open_parts

__all__ = [
    "Kind",
    "Requirement",
    "kinds_of",
    "new_citation",
    "new_concept",
    "new_document",
    "new_query",
    "new_rule",
    "new_shape",
    "new_term",
    "new_thing",
    "open_parts",
    "requirements_of",
    "schemes_of",
]

__getattr__ = attributes_of(
    __name__,
    {
        "citations": "new_citation",
        "concepts": "new_concept schemes_of",
        "documents": "new_document",
        "kinds": "Kind kinds_of",
        "questions": "new_query",
        "requirements": "Requirement requirements_of",
        "rules": "new_rule",
        "shapes": "new_shape",
        "terms": "new_term",
        "things": "new_thing open_parts",
    },
)
