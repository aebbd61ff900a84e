"""The machine in general words: nothing that tells whose it is."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from typing import Any

__all__ = ["describe_machine", "load"]

_LIBRARIES = (
    "pyoxigraph",
    "numpy",
    "rdflib",
    "owlrl",
    "pyshacl",
    "reasonable",
    "pyrudof",
    "oxigraph",
    "rdflib-endpoint",
)


def describe_machine() -> dict[str, Any]:
    """Return cores, memory and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": os.cpu_count(),
        "memory": round(memory / 2**30),
        "system": f"{platform.system()} on {platform.machine()}",
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in _LIBRARIES},
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def load() -> float:
    """Return the load average of the last five minutes: above nought before a run, somebody else is at work."""
    return round(os.getloadavg()[1], 1)
