"""Errors that are the user's to mend.

KgError            exit code 2: wrong use, or something that cannot be done
├── SourceError    a file that cannot be read as what it should be: file, line, column
└── NotFoundError  a name that nothing bears, with the candidates that come near
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["KgError", "NotFoundError", "SourceError"]


class KgError(Exception):
    """Something the user can mend; the message says how."""

    @property
    def message(self) -> str:
        """What is wrong, without candidates; one that is marked for translation can be said in other languages."""
        return self.args[0] if self.args else ""


class SourceError(KgError):
    """A file that does not say what it should, with the place and the way to mend it."""

    def __init__(
        self,
        path: Path | str,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        hint: str = "",
    ):
        self.path, self.line, self.column = path, line, column
        place = ":".join(str(part) for part in (path, line, column) if part is not None)
        super().__init__(f"{place}: {message}" + (f"\n  {hint}" if hint else ""))


class NotFoundError(KgError):
    """Nothing bears the name; `candidates` are those that come near."""

    def __init__(self, message: str, candidates: Sequence[str] = ()):
        self.candidates, self._message = tuple(candidates), message
        super().__init__(message + "".join(f"\n  {candidate}" for candidate in self.candidates))

    @property
    def message(self) -> str:
        """What is wrong, without the candidates."""
        return self._message


class AmbiguousNameError(NotFoundError):
    """Several things bear the name; `candidates` are they."""


class OtherClassError(NotFoundError):
    """What bears the name is of another class than was asked for; `candidates` tell what it is."""
