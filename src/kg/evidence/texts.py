"""The source texts: files outside the project, known by their digests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, abbreviate
from kg.settings import texts_folder

__all__ = ["Text", "Texts", "digest", "find_sources"]


def digest(text: str) -> str:
    """Return the SHA-256 of the UTF-8 bytes, in hexadecimal; undecodable bytes count as they stood in the file."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def find_sources(named: Path | None = None) -> Path:
    """Return the folder of the texts: the one named, else as `texts_folder` of the settings; it must be there."""
    found = named or texts_folder()
    if found is None:
        raise KgError("the source texts are not at hand: name their folder with --sources or in KG_SOURCES")
    folder = Path(found)
    if not folder.is_dir():
        raise KgError(f"{folder} is no folder; the source texts are named with --sources or in KG_SOURCES")
    return folder


@dataclass(frozen=True)
class Text:
    """One text as it lies in a file; `content` is decoded from UTF-8, newlines as they are."""

    path: Path
    content: str
    sha256: str


@dataclass(frozen=True)
class Texts:
    """The texts of a folder, each matched to its document."""

    by_document: dict[Subject, Text]

    @classmethod
    def load(cls, folder: Path, sources: Graph) -> Texts:
        """Return the texts of all documents; a missing one is an error."""
        texts = cls.find(folder, sources)
        for document in sources.of_type(CG.Document):
            if document not in texts.by_document:
                name = sources.text(document, CG.fileName)
                raise KgError(
                    f"{folder} lacks the text of {abbreviate(str(document.value))}:"
                    f" no file has its digest, and none is called {name}"
                )
        return texts

    @classmethod
    def find(cls, folder: Path, sources: Graph) -> Texts:
        """Match files to documents by digest, and by file name where the digest has changed; some may be missing."""
        files = [_read(path) for path in sorted(folder.iterdir()) if path.is_file()]
        by_digest = {text.sha256: text for text in files}
        by_name = {text.path.name: text for text in files}
        found = {}
        for document in sources.of_type(CG.Document):
            name = sources.text(document, CG.fileName)
            text = by_digest.get(sources.text(document, CG.sha256) or "") or by_name.get(name or "")
            if text is not None:
                found[document] = text
        return cls(found)

    @classmethod
    def at_hand(cls, sources: Graph) -> Texts | None:
        """Return the texts, or None when they are not there or not complete."""
        try:
            return cls.load(find_sources(), sources)
        except KgError:
            return None


def _read(path: Path) -> Text:
    content = path.read_bytes().decode("utf-8", "surrogateescape")
    return Text(path, content, digest(content))
