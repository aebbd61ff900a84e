"""Dumps: the accepted view, and all layers under their names, in three formats each, plain and compressed.

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

from pyoxigraph import Quad

from kg.build.layers import LAYERS
from kg.export import canonical, write_quads
from kg.rdf.formats import DATASETS, RDF_FORMATS, Format
from kg.rdf.store import graph_name
from kg.server.dataset.parts import ALL, PARTS, VIEW
from kg.server.site.site import Site
from kg.server.wire.formats import FORMATS

__all__ = ["Dump", "Facts", "content_of", "dumps_of", "facts_of", "kept_for", "make_dumps"]

# Another number when the same data are written differently than before.
_FOLDER = "dumps-3"
_SUFFIXES = tuple(form.suffix for form in FORMATS)


@dataclass(frozen=True)
class Dump:
    """One file: what it holds (`accepted` or `all`), in which format, compressed or not."""

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
        yield from (Dump(part, RDF_FORMATS[name], compressed) for part, names in PARTS.items() for name in names)


def kept_for(name: str) -> Dump | None:
    """Return the dump that holds what one of an earlier version held, or None where there was none of the name.

    There were dumps of each layer, in every format, and the things as a table.

    >>> kept_for("authored.rdf.gz").file_name, kept_for("accepted.nq").file_name
    ('all.trig.gz', 'accepted.nt')
    """
    plain = name.removesuffix(".gz")
    part, _, suffix = plain.partition(".")
    if part not in (*PARTS, *LAYERS) or suffix not in (*_SUFFIXES, "csv"):
        return None
    if (part == ALL and suffix not in {form.suffix for form in DATASETS}) or (part != VIEW and suffix == "csv"):
        return None
    kept = VIEW if part == VIEW else ALL
    names = PARTS[kept]
    form = RDF_FORMATS[names[1] if suffix in {"nt", "nq"} else names[2] if suffix == "jsonld" else names[0]]
    return Dump(kept, form, compressed=name != plain)


def content_of(site: Site, dump: Dump) -> bytes:
    """Return the bytes of a dump: from the folder of the build, or made when they are not there."""
    path = _folder(site) / dump.file_name
    with contextlib.suppress(OSError):
        return path.read_bytes()
    make_dumps(site, dump.part)
    in_memory = _unwritten(site)
    return in_memory[dump.file_name] if dump.file_name in in_memory else path.read_bytes()


def make_dumps(site: Site, part: str) -> None:
    """Make the dumps of one part that are not there, beside the build, or in memory where that cannot be written."""
    folder, in_memory = _folder(site), _unwritten(site)
    names = [dump.file_name for dump in dumps_of().values() if dump.part == part]
    if all(name in in_memory or (folder / name).is_file() for name in names):
        return
    for name, content in _made(site, part):
        try:
            _write_whole(folder / name, content)
        except OSError:
            in_memory[name] = content


def _folder(site: Site) -> Path:
    return site.built.folder / _FOLDER


def _unwritten(site: Site) -> dict[str, bytes]:
    return site.kept("dumps that could not be written", dict[str, bytes])


def facts_of(site: Site, dump: Dump) -> Facts:
    """Return size and checksum of a dump."""

    def measured() -> Facts:
        content = content_of(site, dump)
        return Facts(len(content), hashlib.sha256(content).hexdigest())

    return site.kept(f"facts {dump.file_name}", measured)


def _made(site: Site, part: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a part."""
    context = site.project.ontology / "context.jsonld"
    quads = canonical(_quads(site, part))
    for dump in dumps_of().values():
        if dump.part == part and not dump.compressed:
            content = write_quads(quads, dump.form.name, context).encode()
            yield dump.file_name, content
            # Without the time, which would make the same data other bytes (RFC 1952, section 2.3.1).
            yield Dump(part, dump.form, compressed=True).file_name, gzip.compress(content, 6, mtime=0)


def _quads(site: Site, part: str) -> Iterator[Quad]:
    """Yield the layers under their names, or the view without one: blank nodes are labelled as by `kg export`."""
    if part == VIEW:
        yield from (Quad(t.subject, t.predicate, t.object) for t in site.graph.graph)
        return
    for layer, graph in site.layers.items():
        yield from (Quad(t.subject, t.predicate, t.object, graph_name(layer)) for t in graph)


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file that is never seen half done."""
    path.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix="unfinished-", delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(path)
