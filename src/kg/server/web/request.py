"""What a client asks: headers, parameters, body, and which media type it wants (RFC 9110)."""

from __future__ import annotations

import asyncio
import re
from binascii import a2b_qp
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kg.server.web.forwarded import Origin, origin_of
from kg.server.web.target import host_of
from kg.server.wire.negotiation import accepts_coding, choose, choose_language, media_type_of
from kg.server.wire.problems import Problem
from kg.translation import interface_languages, message

if TYPE_CHECKING:
    from starlette.types import Receive, Scope

    from kg.server.web.state import State

__all__ = ["ClientLeftError", "Request", "decoded_pairs"]

_MOST_FIELDS = 200
_ENCODED_SLASH = re.compile("%2f", re.IGNORECASE)
_NOT_A_CODE = re.compile("%(?![0-9A-Fa-f]{2})")


class ClientLeftError(Exception):
    """The client closed the connection before it had sent its request."""


@dataclass
class Request:
    """One request as it comes in."""

    scope: Scope
    receive: Receive
    state: State

    @cached_property
    def headers(self) -> dict[bytes, bytes]:
        """The request's headers by their names in lower case; those that come twice are joined."""
        found: dict[bytes, bytes] = {}
        for name, value in self.scope["headers"]:
            found[name] = found[name] + b", " + value if name in found else value
        return found

    def header(self, name: str) -> str:
        """Return a header of the request, or nothing."""
        return self.headers.get(name.encode(), b"").decode("latin-1")

    @property
    def method(self) -> str:
        """The request's method."""
        return str(self.scope["method"])

    @property
    def path(self) -> str:
        """The path below the site's root, and below the language, if the address names one."""
        return self._below_root[len(self.prefix) :]

    @property
    def _below_root(self) -> str:
        path, root = str(self.scope["path"]), self.state.root
        # An encoded slash parts nothing (RFC 3986, section 2.2), but where tools fill identifiers into a template.
        if b"%2" in self.scope["raw_path"] and not path.startswith(f"{root}/id/"):
            path = unquote(_ENCODED_SLASH.sub("%252F", str(self.scope["raw_path"], "latin-1")))
        return path[len(root) :] if root and path.startswith(root) else path

    @cached_property
    def prefix(self) -> str:
        """The language as the address names it, for example `/ru`, or nothing."""
        first = self._below_root[1:].partition("/")[0]
        tags = interface_languages()
        return f"/{first}" if len(tags) > 1 and first in tags else ""

    @cached_property
    def language(self) -> str:
        """The language of pages for this reader: that of the address, else the one liked best (RFC 9110, 12.5.4)."""
        return self.prefix[1:] or choose_language(self.header("accept-language"), interface_languages())

    @property
    def reader(self) -> dict[str, str]:
        """Who reads, for the worker that makes the page."""
        sent, query = str(self.scope["raw_path"], "latin-1"), str(self.scope["query_string"], "latin-1")
        # Counted in slashes, since each letter may be percent-encoded.
        path = "/" + "/".join(sent.split("/")[1 + (self.state.root + self.prefix).count("/") :])
        address = path + (f"?{query}" if query else "")
        return {"language": self.language, "prefix": self.prefix, "address": address, "base": self.base}

    @property
    def root(self) -> str:
        """The path below which everything lies, as the client knows it: with what a proxy takes off."""
        return self.mount + self.state.root

    @cached_property
    def mount(self) -> str:
        """What a proxy takes off the addresses that it passes on, as it or the public address says."""
        if self.state.public_url:
            return urlsplit(self.state.public_url).path.removesuffix(self.state.root)
        return self._seen.prefix

    @cached_property
    def _seen(self) -> Origin:
        return origin_of(self.headers, self.scope.get("client"), self.state.proxies)

    @property
    def base(self) -> str:
        """The address of the site's root as the client knows it, for example `http://127.0.0.1:7878`.

        A Host header that holds no host and port is refused (RFC 9112, section 3.2): it would stand in answers.
        """
        return self._base

    @cached_property
    def _base(self) -> str:
        if self.state.public_url:
            return self.state.public_url
        given = self._seen.host or self.header("host")
        host = given or ":".join(map(str, self.scope.get("server") or ("localhost",)))
        return f"{self._seen.scheme}://{host_of(host) if given else host}{self.root}"

    @cached_property
    def parameters(self) -> list[tuple[str, str]]:
        """Names and values in the request's address."""
        return decoded_pairs(self.scope["query_string"])

    def parameter(self, name: str) -> str | None:
        """Return the value of a parameter that may stand once."""
        values = [value for key, value in self.parameters if key == name]
        if len(values) > 1:
            raise Problem(
                400,
                "repeated-parameter",
                "Repeated parameter",
                message("%(name)s stands %(values)s times", name=name, values=len(values)),
            )
        return values[0] if values else None

    @property
    def accepts_gzip(self) -> bool:
        """Tell whether the client takes gzip."""
        return accepts_coding(self.header("accept-encoding"), "gzip")

    def wanted(self, offered: Sequence[str], format_name: str | None = None) -> str:
        """Return the offered media type to answer in: by `format=`, else by Accept."""
        given = format_name if format_name is not None else self.parameter("format")
        found = media_type_of(given, offered) if given else choose(self.header("accept"), offered)
        if found is None:
            asked = f"format={given}" if given else f"Accept: {self.header('accept')}"
            detail = message(
                "%(asked)s is not on offer here; these are: %(offered)s", asked=asked, offered=", ".join(offered)
            )
            raise Problem(406, "not-acceptable", "Not acceptable", detail, offered=list(offered))
        return found

    async def body(self, limit: int) -> bytes:
        """Return the request's body; one that is too large or too slow is a problem."""
        declared = self.header("content-length")
        if declared.isdigit() and int(declared) > limit:
            raise _too_large(limit)
        pieces, size = [], 0
        try:
            async with asyncio.timeout(self.state.limits.patience):
                while True:
                    event = await self.receive()
                    if event["type"] == "http.disconnect":
                        raise ClientLeftError
                    pieces.append(event.get("body", b""))
                    size += len(pieces[-1])
                    if size > limit:
                        raise _too_large(limit)
                    if not event.get("more_body"):
                        return b"".join(pieces)
        except TimeoutError:
            detail = message(
                "the request did not arrive within %(patience)s seconds",
                patience=format(self.state.limits.patience, "g"),
            )
            headers = {"connection": "close"}
            raise Problem(408, "request-timeout", "Request too slow", detail, headers=headers) from None

    def parameter_or_none(self, name: str) -> str | None:
        """Return a parameter, or None where the address cannot be read."""
        try:
            return self.parameter(name)
        except Problem:
            return None


def decoded_pairs(encoded: bytes) -> list[tuple[str, str]]:
    """Return names and values of a form (application/x-www-form-urlencoded, in UTF-8)."""
    try:
        fields = encoded.decode("ascii").split("&")
        if len(fields) > _MOST_FIELDS:
            raise ValueError
        return [(_decoded(name), _decoded(value)) for name, _, value in (f.partition("=") for f in fields if f)]
    except (UnicodeDecodeError, ValueError):
        detail = message(
            "the parameters cannot be read: percent-encode them as UTF-8, at most %(fields)s of them",
            fields=_MOST_FIELDS,
        )
        raise Problem(400, "malformed-parameters", "Malformed parameters", detail) from None


def _decoded(text: str) -> str:
    """Decode one name or value.

    Percent-encoding is quoted-printable with another mark, and the standard library decodes that in C: several times
    faster for a long query, which is hardly more than codes.
    """
    text = text.replace("+", " ")
    if "%" not in text:
        return text
    if _NOT_A_CODE.search(text):
        return unquote(text, errors="strict")
    return a2b_qp(text.replace("=", "=3D").replace("%", "=")).decode()


def _too_large(limit: int) -> Problem:
    return Problem(
        413,
        "request-too-large",
        "Request too large",
        message("the body is larger than %(limit)s bytes", limit=limit),
        limit=limit,
    )
