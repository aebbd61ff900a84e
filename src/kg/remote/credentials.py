"""Who we are to a server: from the environment or a file, never from a command line, and never shown."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import KgError, SourceError

__all__ = ["SCHEMES", "Credentials", "check_address", "credentials"]

SCHEMES = ("basic", "digest", "bearer")
_VARIABLES = {"user": "KG_REMOTE_USER", "password": "KG_REMOTE_PASSWORD", "token": "KG_REMOTE_TOKEN"}
_FOR_OTHERS = 0o077


@dataclass(frozen=True)
class Credentials:
    """A user with a password, or a token; `scheme` is basic, digest, bearer, or empty for what the server asks for.

    `in_clear` allows that a password or a token is sent over a connection that anybody on the way can read.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    scheme: str = ""
    in_clear: bool = False

    def __post_init__(self) -> None:
        if self.scheme == "bearer" and not self.token:
            raise KgError(f"bearer needs a token: set {_VARIABLES['token']}, or write token=… into --credentials FILE")
        if self.scheme in {"basic", "digest"} and not self.user:
            raise KgError(f"{self.scheme} needs a user: set {_VARIABLES['user']} and {_VARIABLES['password']}")
        if any("\n" in secret or "\r" in secret for secret in (self.user, self.password, self.token)):
            raise KgError("a user, a password or a token has no line end in it")


def credentials(
    file: Path | None = None,
    scheme: str = "",
    *,
    in_clear: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> Credentials:
    """Return what a file says, else what the environment says; all is empty when neither says anything.

    A file has lines `user=…`, `password=…`, `token=…`. Raises KgError for a file that others can read.
    """
    found = _read(file) if file else {name: environment.get(each, "") for name, each in _VARIABLES.items()}
    return Credentials(**found, scheme=scheme, in_clear=in_clear)


def check_address(address: str) -> None:
    """Refuse what is no address of a server, and one that has a user or a password in it."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise KgError(f"{address} is no http address")
    if "@" in parts.netloc:
        shown = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        raise KgError(f"{shown}: write no user into an address; set {_VARIABLES['user']} and {_VARIABLES['password']}")


def _read(file: Path) -> dict[str, str]:
    try:
        if file.stat().st_mode & _FOR_OTHERS:
            raise SourceError(file, "others can read this file", hint=f"chmod 600 {file}")
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(file, getattr(error, "strerror", None) or "this is no text in UTF-8") from None
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        name, equals, value = line.partition("=")
        if not line.strip() or line.startswith("#"):
            continue
        if not equals or name.strip() not in _VARIABLES:
            raise SourceError(file, "this line is none of user=…, password=…, token=…", line=number)
        found[name.strip()] = value.strip()
    return found
