"""Writes every export of the whole corpus into a folder, and tells the CPU time that it took."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import kg
from kg.export.profiles import read_profiles
from kg.rdf.formats import RDF_FORMATS

LIFE = "person:mikhail-baryshnikov"
CLAIM = "claim:baryshnikov-kidnapped"
OTHERS = {"csv": "csv", "xlsx": "xlsx", "graphml": "graphml", "geojson": "geojson"}


def main(folder: Path) -> None:
    """Write them all."""
    begun = time.process_time()
    graph = kg.open()
    folder.mkdir(parents=True)
    for form in (*RDF_FORMATS.values(), *OTHERS):
        name, suffix = (form, OTHERS[form]) if isinstance(form, str) else (form.name, form.suffix)
        _write(folder / f"graph.{suffix}", graph.export(name))
    for name, profile in read_profiles(graph.built.project.ontology).items():
        form = RDF_FORMATS["trig" if profile.graphs else "turtle"]
        _write(folder / f"{name}.{form.suffix}", graph.profile(name, form.name))
    _write(folder / "linked-art.nt", graph.profile("linked-art", "ntriples"))
    _write(folder / "claim.trig", graph.profile("nanopublications", "trig", CLAIM))
    _write(folder / "life.jsonld", graph.export("jsonld", entity=LIFE))
    _write(folder / "life.nt", graph.export("ntriples", entity=LIFE))
    _write(folder / "life.frame.jsonld", graph.frame(LIFE))
    (folder / "tables").mkdir()
    for name, content in graph.tables().items():
        _write(folder / "tables" / name, content)
    print(f"everything written in {time.process_time() - begun:.1f} s of CPU")


def _write(path: Path, content: str | bytes) -> None:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
