"""One request to a server and its whole answer, or why there is none: too late, cut off, led elsewhere, refused."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import Message
from typing import Any
from urllib.parse import urlencode

import kg
from kg.errors import KgError
from kg.remote.authentication import Authentication
from kg.remote.credentials import Credentials, check_address

__all__ = ["Connection", "RemoteError", "Reply"]

_PIECE = 1 << 16
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_LEADING_ON = frozenset({301, 302, 303, 307, 308})
_MOST_SHOWN = 300


class RemoteError(KgError):
    """What a server did not do.

    `is_passing` tells that the same request may do later, after `patience` seconds; `place` is where it leads on to.
    """

    def __init__(self, message: str, *, is_passing: bool = False, patience: float = 0.0, place: str = ""):
        self.is_passing, self.patience, self.place = is_passing, patience, place
        super().__init__(message)


@dataclass(frozen=True)
class Reply:
    """A whole answer: its media type, its header fields and its body."""

    headers: Message
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type without parameters; empty where none is told."""
        return self.headers.get_content_type() if "content-type" in self.headers else ""


@dataclass
class Connection:
    """How to speak to servers: who we are, what one request may take, how large an answer may be."""

    credentials: Credentials = field(default_factory=Credentials)
    seconds: float | None = None
    largest: int = 1 << 30
    server: str = field(default="", init=False)
    """What the server that answered last calls itself."""

    def __post_init__(self) -> None:
        self._authentication = Authentication(self.credentials)
        self._opener = urllib.request.build_opener(_Unled)

    def form(self, address: str, fields: Sequence[tuple[str, str]], accept: str = "*/*") -> Reply:
        """Send a form by POST (SPARQL 1.1 Protocol, sections 2.1.2 and 2.2.1)."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        return self.send("POST", address, urlencode(fields).encode(), headers)

    def send(
        self, method: str, address: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Send a request and return its answer; RemoteError says why there is none."""
        check_address(address)
        told = {"User-Agent": f"defector-graph/{kg.__version__}", **(headers or {})}
        try:
            return self._sent(method, address, body, told)
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(address, error) from None
        except TimeoutError:
            raise RemoteError(f"{address} does not answer within {self.seconds:g} seconds", is_passing=True) from None
        except (OSError, http.client.HTTPException) as error:
            raise RemoteError(f"{address} does not answer: {_reason(error)}", is_passing=True) from None

    def _sent(self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        request = self._request(method, address, body, headers)
        try:
            return self._whole(request)
        except urllib.error.HTTPError as error:
            challenges = error.headers.get_all("WWW-Authenticate") or []
            if error.code != http.client.UNAUTHORIZED or not self._authentication.learn(request, challenges):
                raise
            error.close()
            return self._whole(self._request(method, address, body, headers))

    def _request(
        self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]
    ) -> urllib.request.Request:
        request = urllib.request.Request(address, body, dict(headers), method=method)  # noqa: S310
        if (proof := self._authentication.header(request)) is not None:
            request.add_unredirected_header("Authorization", proof)
        return request

    def _whole(self, request: urllib.request.Request) -> Reply:
        deadline = None if self.seconds is None else time.monotonic() + self.seconds
        try:
            answer = self._opener.open(request, timeout=self.seconds)
        except urllib.error.URLError as error:
            if isinstance(error.reason, OSError):
                raise error.reason from None
            raise
        with answer:
            pieces, size = [], 0
            while piece := answer.read1(_PIECE):
                pieces.append(piece)
                size += len(piece)
                if deadline is not None and time.monotonic() > deadline:
                    raise TimeoutError
                if size > self.largest:
                    raise RemoteError(f"{request.full_url} answers more than {self.largest} bytes: ask for less")
            if answer.length:
                raise http.client.IncompleteRead(b"".join(pieces), answer.length)
            self.server = answer.headers.get("Server") or ""
            return Reply(answer.headers, b"".join(pieces))


class _Unled(urllib.request.HTTPRedirectHandler):
    """Follows nobody elsewhere; whoever may, does so itself."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Refuse."""


def _refusal(address: str, error: urllib.error.HTTPError) -> RemoteError:
    status, place = error.code, error.headers.get("Location")
    if status in _LEADING_ON and place:
        return RemoteError(f"{address} leads on to {place}, which is not followed", place=place)
    if status == http.client.UNAUTHORIZED:
        asked = ", ".join(each.partition(" ")[0] for each in error.headers.get_all("WWW-Authenticate") or [])
        hint = "set KG_REMOTE_USER and KG_REMOTE_PASSWORD, or KG_REMOTE_TOKEN"
        return RemoteError(f"{address} wants to know who asks ({asked or 'it does not say how'}): {hint}")
    words = f"{status} {error.reason} {_said(error)}"
    patience = error.headers.get("Retry-After") or ""
    return RemoteError(
        f"{address} does not answer: {' '.join(words.split())}",
        is_passing=status in _TRANSIENT,
        patience=float(patience) if patience.isdigit() else 0.0,
    )


def _said(error: urllib.error.HTTPError) -> str:
    try:
        return error.read(_PIECE).decode("utf-8", "replace")[:_MOST_SHOWN]
    except (OSError, http.client.HTTPException):
        return ""


def _reason(error: Exception) -> str:
    if isinstance(error, http.client.IncompleteRead):
        return f"its answer was cut off after {len(error.partial)} bytes"
    return str(error) or type(error).__name__
