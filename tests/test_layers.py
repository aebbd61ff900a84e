"""What may import what: the layers of the program, the floors of the server, islands, and no circle anywhere."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from .little import ROOT

SOURCE = ROOT / "src" / "kg"
LAYERS = (
    "rdf errors dates collector project layout lazy locate version settings settingfaults exportsettings "
    "exportfaults listsettings domain ways languages installation translation yamlfiles",
    "sparql search remote",
    "browse evidence reasoning validation migration newproject",
    "accounts build queries names successors cards export coverage scaffold explain connections link bibliography push "
    "guide itinerary",
    "api __init__",
    "server",
    "cli",
)
SERVER = (
    "wire",
    "workers site",
    "web",
    "dataset",
    "pictures",
    "api discovery editor endpoint linkeddata pages reconcile vocabulary",
    "wings",
    "jobs application",
    "loading stopping",
    "serving",
    "nursery",
)
"""Rooms of the server, the ground first; those on one floor do not import each other, but for what puts it together."""
WINGS = ("api", "dataset", "discovery", "editor", "endpoint", "linkeddata", "pages", "reconcile", "vocabulary")
ISLANDS = {
    "rdf": {"rdf", "errors", "settings"},
    "search": {"search", "rdf", "lazy", "settings", "collector"},
    "sparql": {"sparql", "rdf", "errors"},
    "reasoning.owl2rl": {"reasoning.owl2rl"},
    "validation.shacl": {"validation.shacl", "errors", "rdf", "sparql"},
}
"""Packages that follow a standard and nothing else of ours: what they may import."""
ASSEMBLY = ("wings", "jobs", "application", "loading", "stopping", "serving", "nursery")


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__") or "__init__"


FILES = {module_name(path): path for path in sorted(SOURCE.rglob("*.py"))}


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of ours that a file imports, also within functions; `import kg` alone is the version."""
    for found in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(found, ast.ImportFrom):
            assert found.level == 0, "imports are absolute"
            package, _, module = (found.module or "").partition(".")
            if package == "kg":
                inside = (f"{module}.{alias.name}".lstrip(".") for alias in found.names)
                yield from (name if name in FILES else module or "__init__" for name in inside)
        elif isinstance(found, ast.Import):
            yield from (alias.name.removeprefix("kg.") for alias in found.names if alias.name.startswith("kg."))


def named(path: Path) -> Iterator[str]:
    """Yield the modules beside a script that it imports, also within functions."""
    for found in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(found, ast.ImportFrom):
            yield found.module or ""
        elif isinstance(found, ast.Import):
            yield from (alias.name for alias in found.names)


USES = {name: {other for other in imported(path) if other != name} for name, path in FILES.items()}


def circles(uses: Mapping[str, set[str]]) -> list[str]:
    """Return what is left when all that imports nothing any more has been taken away, again and again."""
    left = {name: set(others) & set(uses) for name, others in uses.items()}
    while free := {name for name, others in left.items() if not others & set(left)}:
        left = {name: others for name, others in left.items() if name not in free}
    return sorted(left)


def rank(layers: tuple[str, ...]) -> dict[str, int]:
    return {name: number for number, layer in enumerate(layers) for name in layer.split()}


def pairs(rooms: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return which room uses which other, by the room of each module."""
    found = {(rooms[name], rooms[other]) for name in rooms for other in USES[name] if other in rooms}
    return {(room, other) for room, other in found if room != other}


TOP = {name: name.partition(".")[0] for name in FILES}
ROOMS = {name: name.split(".")[1] for name in FILES if name.startswith("server.")}


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


@pytest.mark.parametrize(("rooms", "layers"), [(TOP, LAYERS), (ROOMS, SERVER)], ids=["program", "server"])
def test_every_module_has_its_layer_and_every_layer_its_modules(rooms: Mapping[str, str], layers: tuple[str, ...]):
    assert set(rank(layers)) == set(rooms.values())


@pytest.mark.parametrize(("rooms", "layers"), [(TOP, LAYERS), (ROOMS, SERVER)], ids=["program", "server"])
def test_modules_import_only_from_their_layer_and_below(rooms: Mapping[str, str], layers: tuple[str, ...]):
    ranks = rank(layers)
    assert [f"{user} looks up to {used}" for user, used in sorted(pairs(rooms)) if ranks[used] > ranks[user]] == []


@pytest.mark.parametrize("uses", [USES, {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set()}], ids=["ours", "a case"])
def test_modules_do_not_import_in_a_circle(uses: Mapping[str, set[str]]):
    assert circles(uses) == ([] if uses is USES else ["a", "b", "c"])


@pytest.mark.parametrize("folder", ["benchmarks", "tools"])
def test_scripts_beside_the_program_do_not_import_in_a_circle(folder: str):
    files = {path.stem: path for path in (ROOT / folder).rglob("*.py")}
    assert circles({name: set(named(path)) & set(files) for name, path in files.items()}) == []


@pytest.mark.parametrize("rooms", [TOP, ROOMS], ids=["program", "server"])
def test_rooms_do_not_import_in_a_circle(rooms: Mapping[str, str]):
    assert circles({room: {used for user, used in pairs(rooms) if user == room} for room in rooms.values()}) == []


def test_rooms_on_one_floor_of_the_server_leave_each_other_alone():
    ranks = rank(SERVER)
    same = {(user, used) for user, used in pairs(ROOMS) if ranks[user] == ranks[used]}
    assert {(user, used) for user, used in same if not {user, used} <= set(ASSEMBLY)} == set()


def test_only_what_puts_the_server_together_knows_wings():
    knowing = {user for user, used in pairs(ROOMS) if used in WINGS and user not in WINGS}
    assert knowing <= set(ASSEMBLY)


def test_what_two_wings_share_is_used_by_two():
    users: dict[str, set[str]] = {name: set() for name in ROOMS if within(name, "server.site")}
    for name, others in USES.items():
        for other in others & set(users):
            users[other].add(name if within(name, "server.site") else ROOMS.get(name, name))
    lonely = {name for name, rooms in users.items() if len(rooms) < 2}
    assert lonely <= {"server.site"}


def test_every_wing_has_its_routes():
    wings = {module.removeprefix("server.").removesuffix(".routes") for module in USES["server.wings"]}
    assert wings == set(WINGS)


@pytest.mark.parametrize(("package", "allowed"), ISLANDS.items())
def test_islands_know_nothing_else_of_ours(package: str, allowed: set[str]):
    used = {other for name, others in USES.items() if within(name, package) for other in others}
    assert {name for name in used if not any(within(name, each) for each in allowed)} == set()


def test_nothing_heavy_is_imported_before_it_is_needed():
    heavy = ("rdflib", "pyshacl", "owlrl", "rich", "pandas", "yaml", "rapidfuzz", "Stemmer")
    code = f"import sys, kg.api, kg.build, kg.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


def test_every_module_says_in_its_first_line_what_it_is_for():
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}
    assert [name for name, tree in trees.items() if not ast.get_docstring(tree)] == []


def test_the_readme_says_what_is_in_each_folder():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    folders = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
    assert [folder for folder in folders if f"`{folder}/`" not in readme] == []
