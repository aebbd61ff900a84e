"""What a proxy takes off the addresses that it passes on: links of answers begin with it (X-Forwarded-Prefix)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, overload

__all__ = ["Root", "mount", "mounted"]

_mount: ContextVar[str] = ContextVar("mount", default="")


def mount() -> str:
    """Return the path that the proxy of this request takes off, or nothing."""
    return _mount.get()


@contextmanager
def mounted(path: str) -> Iterator[None]:
    """Answer a request from which a proxy has taken a path off."""
    token = _mount.set(path)
    try:
        yield
    finally:
        _mount.reset(token)


class Root:
    """A path below which all addresses lie as the client of this request knows it: what the proxy takes off, and it."""

    def __set_name__(self, owner: type, name: str) -> None:
        """Take note under which name the path itself is kept."""
        self._name = f"_own_{name}"

    @overload
    def __get__(self, instance: None, owner: type) -> str: ...
    @overload
    def __get__(self, instance: object, owner: type) -> str: ...
    def __get__(self, instance: Any, owner: type) -> str:
        """Return the path; of the class, the default of its field: none."""
        return "" if instance is None else mount() + instance.__dict__.get(self._name, "")

    def __set__(self, instance: Any, value: str) -> None:
        """Keep the path as the server itself knows it."""
        instance.__dict__[self._name] = value
