"""The notebooks run from first cell to last. `tests.release.notebooks` runs them in a kernel of Jupyter's, too."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from kg.build import Built

from .little import ROOT
from .test_docs import runs_of_words

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


def cells_of(path: Path, kind: str) -> list[str]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


def run(code: str, names: dict[str, Any]) -> Any:
    """Run one cell as a notebook does, and return the value of its last line."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names) if last else None  # type: ignore[attr-defined]  # noqa: S307


@pytest.fixture(scope="module")
def values(built: Built) -> dict[str, list[Any]]:
    """What the cells of each notebook show."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_PROJECT", str(ROOT))
        patch.setenv("KG_BUILD", str(built.folder.parent))
        patch.setenv("KG_SOURCES", "")
        for path in NOTEBOOKS:
            names: dict[str, Any] = {}
            found[path.stem] = [run(code, names) for code in cells_of(path, "code")]
    return found


def test_the_first_look_shows_a_table_that_leads_to_people(values: dict[str, list[Any]]):
    shown = values["first-look"][1]._repr_html_()
    assert '<a href="https://w3id.org/defector-graph/id/person/rudolf-nureyev">Rudolf Nureyev</a>' in shown
    assert "inferred" in values["first-look"]


def test_the_network_falls_into_pieces_and_the_largest_has_the_dancers(values: dict[str, list[Any]]):
    assert {"Rudolf Nureyev", "Mikhail Baryshnikov", "Alexander Godunov"} <= set(values["network-of-ties"][-1])


def test_disagreements_are_decided_or_left_open_and_one_is_told_in_full(values: dict[str, list[Any]]):
    assert set(dict(values["disagreements"][3])) == {"left open", "both stand", "decided"}
    assert ("abducted", "Opinion article, 2023-05-22", "deprecated") in values["disagreements"][4]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_committed_without_outputs(path: Path):
    notebook = json.loads(path.read_text("utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook["cells"])
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    assert cells_of(path, "markdown")[0].startswith("# ")


def test_notebooks_share_no_run_of_six_words_with_a_source(sources_folder: Path):
    texts = (path.read_text("utf-8", errors="replace") for path in sources_folder.glob("*.txt"))
    told = {found for text in texts for found in runs_of_words(text)}
    assert [path.name for path in NOTEBOOKS if told & runs_of_words(path.read_text("utf-8"))] == []
