from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .little import ROOT

SOURCE = ROOT / "src" / "kg"
LAYERS = (
    "rdf errors dates project layout lazy locate version",
    "sparql",
    "evidence reasoning validation",
    "build queries names cards export coverage scaffold explain connections",
    "api __init__",
    "server",
    "cli",
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer.split()}


def module_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the modules of ours that a file imports, also within functions; `import kg` alone is the version."""
    for found in ast.walk(tree):
        if isinstance(found, ast.ImportFrom):
            assert found.level == 0, "imports are absolute"
            if found.module == "kg":
                yield from (alias.name for alias in found.names)
            elif (found.module or "").startswith("kg."):
                yield (found.module or "").split(".")[1]
        elif isinstance(found, ast.Import):
            yield from (alias.name.split(".")[1] for alias in found.names if alias.name.startswith("kg."))


FILES = sorted(SOURCE.rglob("*.py"))
USES = {(module_of(path), other) for path in FILES for other in imported(ast.parse(path.read_text(encoding="utf-8")))}


def test_every_module_has_its_layer():
    assert sorted({module_of(path) for path in FILES} - set(RANK)) == []


def test_every_layer_names_modules_that_exist():
    assert sorted(set(RANK) - {module_of(path) for path in FILES}) == []


def test_modules_import_only_from_their_layer_and_below():
    assert [f"{user} looks up to {used}" for user, used in sorted(USES) if RANK[used] > RANK[user]] == []


def test_modules_do_not_import_in_a_circle():
    left = {user: {used for u, used in USES if u == user and used != user} for user in RANK}
    while free := [name for name, uses in left.items() if not uses & set(left)]:
        for name in free:
            del left[name]
    assert left == {}


def test_nothing_heavy_is_imported_before_it_is_needed():
    heavy = ("rdflib", "pyshacl", "owlrl", "rich", "pandas", "yaml")
    code = f"import sys, kg.api, kg.build, kg.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


def test_every_module_says_in_its_first_line_what_it_is_for():
    trees = {path.relative_to(SOURCE): ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
    assert [str(path) for path, tree in trees.items() if not ast.get_docstring(tree)] == []
