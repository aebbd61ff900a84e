"""A folder of files as an RO-Crate (RO-Crate Metadata Specification 1.1), from the one description of the data set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.export.description import Description
from kg.export.schemaorg import schema_dataset

__all__ = ["CRATE_FILE", "crate"]

CRATE_FILE = "ro-crate-metadata.json"

_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_EDITORS = "#editors"
_MEDIA_TYPES = {".csv": "text/csv", ".json": "application/json"}


def crate(about: Description, described: Mapping[str, str], sizes: Mapping[str, int]) -> dict[str, Any]:
    """Return the metadata of a crate whose files are `described`, each with its size in bytes."""
    dataset = schema_dataset(about)
    root = {key: value for key, value in dataset.items() if key not in ("@context", "creator", "url")}
    root |= {
        "@id": "./",
        "identifier": about.address,
        "license": {"@id": about.licence},
        "creator": {"@id": _EDITORS},
        "hasPart": [{"@id": name} for name in sorted(described)],
    }
    return {
        "@context": f"{_SPECIFICATION}/context",
        "@graph": [
            {
                "@id": CRATE_FILE,
                "@type": "CreativeWork",
                "about": {"@id": "./"},
                "conformsTo": {"@id": _SPECIFICATION},
            },
            root,
            {"@id": _EDITORS, "@type": "Organization", "name": about.creator},
            {"@id": about.licence, "@type": "CreativeWork", "name": about.licence_title},
            *(_file(name, described[name], sizes[name]) for name in sorted(described)),
        ],
    }


def _file(name: str, text: str, size: int) -> dict[str, Any]:
    return {
        "@id": name,
        "@type": "File",
        "name": text,
        "encodingFormat": _MEDIA_TYPES["." + name.rpartition(".")[2]],
        "contentSize": str(size),
    }
