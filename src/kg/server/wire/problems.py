"""Errors over HTTP, with the members of RFC 9457 (Problem Details for HTTP APIs)."""

from __future__ import annotations

from typing import Any

from kg.errors import KgError

__all__ = ["MEDIA_TYPE", "Problem"]

MEDIA_TYPE = "application/problem+json"


class Problem(KgError):  # noqa: N818
    """An error with a status, a kind (the last part of its type), a title, what happened here, and further members."""

    def __init__(
        self, status: int, kind: str, title: str, detail: str, *, headers: dict[str, str] | None = None, **members: Any
    ):
        self.status, self.kind, self.title, self.detail = status, kind, title, detail
        self.headers, self.members = headers or {}, members
        super().__init__(detail)

    def as_dict(self) -> dict[str, Any]:
        """Return the members of the problem (RFC 9457, section 3.1)."""
        named = {"type": f"/problems/{self.kind}", "title": self.title, "status": self.status, "detail": self.detail}
        return {**named, **self.members}

    @classmethod
    def from_dict(cls, found: dict[str, Any], headers: dict[str, str] | None = None) -> Problem:
        """Return the problem that another process told of."""
        rest = {key: value for key, value in found.items() if key not in {"type", "title", "status", "detail"}}
        kind = str(found["type"]).rpartition("/")[2]
        return cls(found["status"], kind, found["title"], found["detail"], headers=headers, **rest)
