"""Nothing in the program names what this corpus is about: its terms, its kinds of things, its people and places.

Examples in docstrings are of this corpus, because doctests ask it; and the program is called after it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.rdf.namespaces import OWN_TERMS
from kg.settings import current

from .little import ROOT

SOURCE = ROOT / "src" / "kg"
NAMED_AFTER = re.compile(r"DefectorGraph|Defector Graph|defector-graph/|example:defectors|^defectors$")
"""How the program, and the corpus that comes with it as an example, are called."""
SUBJECT = re.compile(
    r"defect|soviet|ussr|russia(?!n)|theat(?:re|er)|ballet|\bdanc|\btours\b|asylum|emigra|journey|penalt|citizenship"
    r"|nureyev|kirov|bolshoi|невозвр|\bdg\b",
    re.I,
)
NEW_PROJECT = SOURCE / "newproject"
"""What a new project begins with has one class and one question of its own, told in its own folder."""
ORDINARY = {"hasRole", "inLanguage"}
"""Terms of ours that others have as well, in whose vocabularies something is written (schema.org, PROF)."""


def own_terms() -> set[str]:
    """Return the names of our terms that are no ordinary words: those of two words and more."""
    files = (ROOT / "ontology" / name for name in current().ontology.files)
    told = {m[1] for file in files for m in re.finditer(r"^dg:(\w+)\s*$", file.read_text(encoding="utf-8"), re.M)}
    return {name for name in told if re.search(r"[a-z][A-Z]", name)} - ORDINARY


def words_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the names and texts of a module with their lines, but for docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(statement.value)
        for found in ast.walk(tree)
        if isinstance(body := getattr(found, "body", None), list)
        for statement in body
        if isinstance(statement, ast.Expr)
    }
    for found in ast.walk(tree):
        match found:
            case ast.Constant(value=str(text)) if id(found) not in told:
                yield found.lineno, text
            case ast.Attribute(attr=name) | ast.Name(id=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield found.lineno, name


MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if NEW_PROJECT not in path.parents]
OTHERS = [
    path
    for path in sorted(SOURCE.rglob("*"))
    if path.suffix in {".html", ".css", ".rq", ".toml", ".ttl"} and NEW_PROJECT not in path.parents
]


def named(text: str, terms: set[str]) -> list[str]:
    plain = NAMED_AFTER.sub("", text)
    return [*SUBJECT.findall(plain), *(word for word in re.findall(r"\w+", plain) if word in terms)]


def test_no_module_names_the_subject_or_a_term_of_its_ontology():
    terms = own_terms()
    assert len(terms) > 100
    found = [
        (path.relative_to(SOURCE).as_posix(), line, text)
        for path in MODULES
        for line, text in words_of(path)
        if named(text, terms)
    ]
    assert found == []


def test_no_page_style_query_or_file_of_the_core_names_the_subject():
    assert len(OTHERS) > 40
    found = [(path.relative_to(SOURCE).as_posix(), text) for path in OTHERS if (text := _first(path))]
    assert found == []


def _first(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((line for line in lines if named(line, set())), "")


@pytest.mark.parametrize("text", ["dg", "hasProfession", "theatres/of-whom", "Soviet", "their tours"])
def test_the_search_finds_what_it_looks_for(text: str):
    assert named(text, own_terms())


def test_the_namespace_of_a_project_s_terms_follows_from_its_base():
    assert current().project.base + "ontology#" == OWN_TERMS
