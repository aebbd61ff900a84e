"""Which pages the guide has, each under a name of its own; only what the installed package carries is among them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.guide.notebooks import as_markdown
from kg.guide.ontologyreference import ontology_reference
from kg.guide.questionreference import question_reference
from kg.project import Project

__all__ = ["INDEX", "Guide", "Page", "read_guide"]

INDEX = "index"
"""The name of the page at which readers begin."""
_PACKAGE = Path(__file__).parents[1]
_CARRIED = _PACKAGE / "documentation"
_CHECKOUT = _PACKAGE.parents[1]
_ASSETS = (".svg", ".png", ".ipynb")


@dataclass(frozen=True)
class Page:
    """A page: its name, which is its address below the guide, and the file or folder of the project that it shows."""

    name: str
    source: str
    read: Callable[[], str]

    @cached_property
    def text(self) -> str:
        """The Markdown of the page; a generated one is made when it is first asked for."""
        return self.read()

    @cached_property
    def title(self) -> str:
        """The first heading."""
        first = next((line for line in self.text.splitlines() if line.startswith("# ")), self.name)
        return first.removeprefix("# ").replace("`", "")


@dataclass(frozen=True)
class Guide:
    """Pages by name, and the pictures and notebooks that belong to them, by name too."""

    pages: dict[str, Page]
    assets: dict[str, Path] = field(default_factory=dict)

    def target(self, page: Page, link: str) -> tuple[str, str] | None:
        """Return where a relative link of a page leads: the name of a page or asset, and the anchor with its `#`.

        None for what is not part of the guide. The page of a notebook that links to the notebook means the file.
        """
        path, mark, anchor = link.partition("#")
        source = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), path)) if path else page.source
        asset = source.removeprefix("docs/")
        name = asset if path and source == page.source and asset in self.assets else self._names.get(source)
        return (name, mark + anchor) if name is not None else None

    @cached_property
    def _names(self) -> dict[str, str]:
        return {**{f"docs/{name}": name for name in self.assets}, **{page.source: n for n, page in self.pages.items()}}


def read_guide(project: Project) -> Guide:
    """Return the guide, with references to the ontology and the questions of a project."""
    root = _CARRIED if _CARRIED.is_dir() else _CHECKOUT
    docs = root / "docs"
    files = {_name_of(path, docs): path for path in sorted(docs.rglob("*.md"))}
    pages = [Page(name, f"docs/{path.relative_to(docs).as_posix()}", _reader(path)) for name, path in files.items()]
    pages += _others(root, docs, project)
    assets = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.*")) if path.suffix in _ASSETS}
    return Guide({page.name: page for page in pages}, assets)


def _others(root: Path, docs: Path, project: Project) -> Iterator[Page]:
    """Yield notebooks, generated references, and what stands outside of `docs/`."""
    for path in sorted(docs.rglob("*.ipynb")):
        name = path.relative_to(docs).with_suffix("").as_posix()
        yield Page(name, f"docs/{name}.ipynb", lambda path=path: as_markdown(path))  # type: ignore[misc]
    yield Page("reference/ontology", "ontology", lambda: ontology_reference(project))
    yield Page("reference/questions", "queries", lambda: question_reference(project))
    for name in ("README", "CHANGELOG"):
        yield Page(name.lower(), f"{name}.md", _reader(root / f"{name}.md"))
    for path in sorted(_PACKAGE.rglob("README.md")):
        folder = path.parent.relative_to(_PACKAGE).as_posix()
        yield Page(f"program/{folder}", f"src/kg/{folder}/README.md", _reader(path))


def _name_of(path: Path, docs: Path) -> str:
    """Return the name of a file of `docs/`: its path, or the folder's where it tells of the folder."""
    relative = path.relative_to(docs)
    return (relative.parent if path.name == "README.md" else relative.with_suffix("")).as_posix()


def _reader(path: Path) -> Callable[[], str]:
    return lambda: path.read_text(encoding="utf-8")
