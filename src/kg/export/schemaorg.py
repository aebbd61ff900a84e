"""The data set as schema.org has it (schema.org, Dataset and DataDownload), for dataset searches and for the crate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.export.description import Description

__all__ = ["schema_dataset"]


def schema_dataset(about: Description, downloads: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return a schema.org `Dataset` as JSON-LD; `downloads` are addresses with their media types."""
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": about.address,
        "name": about.title,
        "description": about.text,
        "url": about.address,
        "version": about.version,
        "datePublished": about.date,
        "license": about.licence,
        "isAccessibleForFree": True,
        "inLanguage": list(about.languages),
        "keywords": list(about.keywords),
        "creator": {"@type": "Organization", "name": about.creator},
        "creditText": about.credit,
    }
    if downloads:
        found["distribution"] = [
            {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media_type}
            for address, media_type in downloads.items()
        ]
    return found
