"""Run the notebooks of the documentation in a kernel of Jupyter's; the first cell that fails ends it."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "docs" / "notebooks").glob("*.ipynb"))


def main() -> None:
    """Run every notebook, and say how many outputs it has."""
    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
        outputs = sum(len(cell.get("outputs", ())) for cell in notebook.cells)
        print(f"{path.name}: {outputs} outputs")


if __name__ == "__main__":
    main()
