"""The public Python interface: open the graph, ask, look at one thing, export.

```
view       the view that is asked, and what is read of it once
answers    questions and their evidence
things     cards, accounts, proofs, connections
footnotes  how things and answers are cited
exports    files for other programs
```
"""

from __future__ import annotations

from pathlib import Path

from kg import project as projects
from kg.api.answers import Answers
from kg.api.exports import Exports
from kg.api.footnotes import Footnotes
from kg.build import ensure_built

__all__ = ["DefectorGraph", "open"]


def open(view: str = "accepted", *, project: Path | str | None = None) -> DefectorGraph:  # noqa: A001
    """Open the graph, building it first when its files have changed.

    `view` is accepted (default), asserted, claims, or without:<section>; `project` the folder of another checkout.
    Raises KgError where the folder is no project, or its data do not build.
    """
    where = projects.at(Path(project)) if project else projects.find()
    return DefectorGraph(ensure_built(where), view)


class DefectorGraph(Answers, Footnotes, Exports):
    """One view of the built graph, read-only.

    >>> import kg
    >>> kg.open().show("Нуреев").labels["en"]
    'Rudolf Nureyev'
    """

    def __repr__(self) -> str:
        """Return the name of the project, the view, and how large it is."""
        from kg.settings import current

        return f"<{current().project.name}: view {self.view}, {len(self.graph):,} triples>"
