"""Dumps: the accepted view, each layer and all layers together, in every format, plain and compressed.

A dump is made when it is first asked for, and kept beside the build of which it is a copy: the data of a build never
change, and the same data are the same bytes.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.build.layers import LAYERS
from kg.export import write_graph
from kg.server.linkeddata.graphs import ProjectGraphs
from kg.server.linkeddata.kept import built_of, kept, layers_of, project_of
from kg.server.linkeddata.mediatypes import CSV, DATASET_FORMATS, FORMATS, Format
from kg.server.linkeddata.writing import as_dataset
from kg.server.site import Site
from kg.store import graph_name, view_name

__all__ = ["ALL", "VIEW", "Dump", "Facts", "content_of", "dumps_of", "facts_of"]

ALL, VIEW = "all", "accepted"
# Another number when the same data are written differently than before.
_FOLDER = "dumps-1"


@dataclass(frozen=True)
class Dump:
    """One file: what it holds (`accepted`, a layer, or `all`), in which format, compressed or not."""

    part: str
    form: Format
    compressed: bool = False

    @property
    def file_name(self) -> str:
        """The name of the file, for example accepted.ttl.gz."""
        return f"{self.part}.{self.form.suffix}" + (".gz" if self.compressed else "")


@dataclass(frozen=True)
class Facts:
    """What is known of a dump: its size in bytes and the SHA-256 of its bytes."""

    size: int
    sha256: str


def dumps_of() -> dict[str, Dump]:
    """Return every dump there is, by file name."""
    return {dump.file_name: dump for dump in _dumps()}


def _dumps() -> Iterator[Dump]:
    for compressed in (False, True):
        yield from (Dump(ALL, form, compressed) for form in DATASET_FORMATS)
        yield from (Dump(VIEW, form, compressed) for form in (*FORMATS, CSV))
        yield from (Dump(layer, form, compressed) for layer in LAYERS for form in FORMATS)


def content_of(site: Site, dump: Dump) -> bytes:
    """Return the bytes of a dump: from the folder of the build, into which they are written when they are not there."""
    path = built_of(site).folder / _FOLDER / dump.file_name
    with contextlib.suppress(OSError):
        return path.read_bytes()
    try:
        return _write_whole(path, _made(site, dump))
    except OSError:
        return kept(site, f"dump {dump.file_name}", lambda: _made(site, dump))


def facts_of(site: Site, dump: Dump) -> Facts:
    """Return size and checksum of a dump."""

    def measured() -> Facts:
        content = content_of(site, dump)
        return Facts(len(content), hashlib.sha256(content).hexdigest())

    return kept(site, f"facts {dump.file_name}", measured)


def _made(site: Site, dump: Dump) -> bytes:
    if dump.compressed:
        # Without the time, which would make the same data other bytes (RFC 1952, section 2.3.1).
        return gzip.compress(content_of(site, Dump(dump.part, dump.form)), mtime=0)
    if dump.part == ALL:
        return as_dataset(site, {graph_name(name): graph for name, graph in layers_of(site).items()}, dump.form)
    if dump.form == CSV:
        return write_graph(site.graph.graph, CSV.name, project_of(site).ontology).encode()
    name = view_name(VIEW) if dump.part == VIEW else graph_name(dump.part)
    return ProjectGraphs(site).write(name.value, dump.form)


def _write_whole(path: Path, content: bytes) -> bytes:
    """Write a file that is never seen half done, and return what it holds."""
    path.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix="unfinished-", delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(path)
    return content
