"""The JSON-LD context read backwards: from IRIs to the keys that stand for them."""

from __future__ import annotations

from typing import Any

__all__ = ["ContextNames"]


class ContextNames:
    """Keys for IRIs, remembering which of them a document used (JSON-LD 1.1, section 3.1)."""

    def __init__(self, context: dict[str, Any]):
        self._context = context
        self._used: set[str] = {"id", "type", "@version"}
        self.keys: dict[str, str] = {}
        self.reverse: dict[str, str] = {}
        for key, entry in context.items():
            if isinstance(entry, dict) and "@reverse" in entry:
                self.reverse[self._expand(entry["@reverse"])] = key
            elif key[0] != "@" and not _is_prefix(entry) and key not in {"id", "type"}:
                self.keys[self._expand(entry if isinstance(entry, str) else entry["@id"])] = key

    def _expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return str(self._context.get(prefix, prefix + ":")) + local

    def entry(self, key: str) -> dict[str, Any]:
        """Return what the context says of a key."""
        entry = self._context.get(key, {})
        return entry if isinstance(entry, dict) else {"@id": entry}

    def use(self, key: str) -> str:
        """Return a key and remember it, with the prefixes that its definition leans on."""
        self._used.add(key)
        entry = self.entry(key)
        for part in (entry.get("@id"), entry.get("@reverse"), entry.get("@type")):
            if part and ":" in part:
                self._used.add(part.partition(":")[0])
        return key

    def iri(self, iri: str) -> str:
        """Return an IRI in its shortest form that the context can expand."""
        for prefix, namespace in self._context.items():
            if _is_prefix(namespace) and iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
                self._used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def type_name(self, iri: str) -> str:
        """Return the key of a class, or its IRI."""
        return self.use(self.keys[iri]) if iri in self.keys else self.iri(iri)

    def used_context(self) -> dict[str, Any]:
        """Return the part of the context that the document needs."""
        return {key: entry for key, entry in self._context.items() if key in self._used}


def _is_prefix(entry: object) -> bool:
    """Tell whether a key stands for the beginning of IRIs (JSON-LD 1.1, section 4.4: it ends in a delimiter)."""
    return isinstance(entry, str) and entry.startswith("http") and entry.endswith(("/", "#"))
