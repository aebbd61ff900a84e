"""Errors over HTTP, with the members of RFC 9457 (Problem Details for HTTP APIs)."""

from __future__ import annotations

from typing import Any

from kg.errors import KgError
from kg.translation import Message, gettext, said_again

__all__ = ["MEDIA_TYPE", "Problem"]

MEDIA_TYPE = "application/problem+json"
_MESSAGES = "messages"
_OWN = frozenset({"type", "title", "status", "detail", _MESSAGES})


class Problem(KgError):  # noqa: N818
    """An error with a status, a kind (the last part of its type), a title, what happened here, and further members.

    What happened, and any further member, may be a message: pages say it in their language, data in English.
    """

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

    def in_words(self) -> dict[str, Any]:
        """Return the members in the language spoken."""
        told = self.as_dict()
        return {**told, **{name: said_again(value) for name, value in told.items()}, "title": gettext(self.title)}

    @property
    def is_translated(self) -> bool:
        """Tell whether what happened can be said in other languages."""
        return isinstance(self.detail, Message)

    def for_another_process(self) -> dict[str, Any]:
        """Return the members together with what is needed to say them in another language."""
        told = self.as_dict()
        messages = {name: value.as_dict() for name, value in told.items() if isinstance(value, Message)}
        return {**told, _MESSAGES: messages} if messages else told

    @classmethod
    def from_dict(cls, found: dict[str, Any], headers: dict[str, str] | None = None) -> Problem:
        """Return the problem that another process told of."""
        found = {**found, **{name: Message.from_dict(m) for name, m in found.get(_MESSAGES, {}).items()}}
        rest = {key: value for key, value in found.items() if key not in _OWN}
        kind = str(found["type"]).rpartition("/")[2]
        return cls(found["status"], kind, found["title"], found["detail"], headers=headers, **rest)
