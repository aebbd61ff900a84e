"""Whom a request is for and how its body comes, as its head says (RFC 9112, sections 2.3, 3.2 and 6.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv6Address

from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["host_of", "understood"]

_ABSOLUTE = re.compile(rb"(?i:https?)://([^/?#]*)(.*)", re.DOTALL)
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|[A-Za-z0-9._~-]+)(?::([0-9]{0,5}))?")
_LARGEST_PORT = 65535
_VERSIONS = ("1.0", "1.1")
Headers = list[tuple[bytes, bytes]]


def understood(version: str, target: bytes, headers: Headers) -> tuple[bytes, Headers]:
    """Return path and query, and the headers with one Host: what a target in absolute form names goes before.

    A head that names no host, or several, that is of another version or codes its body is a Problem.
    """
    if version not in _VERSIONS:
        raise Problem(
            505,
            "http-version",
            "HTTP version not supported",
            message("this is HTTP/%(version)s; ask with HTTP/1.1", version=version),
        )
    path, authority = _parts(target)
    hosts = [value for name, value in headers if name == b"host"] if authority is None else [authority]
    if len(hosts) > 1 or (version == "1.1" and not hosts):
        raise _malformed_host(message("a request of HTTP/1.1 has one Host header, not %(hosts)s", hosts=len(hosts)))
    if hosts and hosts[0]:
        host_of(hosts[0].decode("latin-1"))
    _check_coding([value for name, value in headers if name == b"transfer-encoding"])
    if authority is None:
        return path, headers
    return path, [(b"host", authority), *((name, value) for name, value in headers if name != b"host")]


@lru_cache(maxsize=256)
def host_of(text: str) -> str:
    """Return a host with its port, where there is one (RFC 3986, section 3.2); anything else is a Problem.

    >>> host_of("kg.example:"), host_of("[2001:db8::1]:8443")
    ('kg.example', '[2001:db8::1]:8443')
    """
    found = _HOST.fullmatch(text)
    address, port = found.groups() if found else (None, None)
    if not found or int(port or 0) > _LARGEST_PORT or (address and not _is_address(address)):
        raise _malformed_host(message("the Host header holds no host and port"))
    return text.removesuffix(":") if port == "" else text


def _parts(target: bytes) -> tuple[bytes, bytes | None]:
    """Return path and query of a target, and whom it names where it is in absolute form."""
    if target.startswith(b"/") or target == b"*":
        return target, None
    found = _ABSOLUTE.fullmatch(target)
    if found is None or not found[1]:
        raise Problem(
            400, "malformed-request", "Malformed request", message("the target is neither a path nor an address")
        )
    path = found[2]
    return (path if path.startswith(b"/") else b"/" + path), found[1]


def _check_coding(codings: Sequence[bytes]) -> None:
    """Refuse a body that is coded on its way otherwise than in chunks (section 6.1): it would be read as it is not."""
    if codings and b",".join(codings).strip().lower() != b"chunked":
        detail = message("a body comes in chunks or as it is: no other Transfer-Encoding is understood")
        raise Problem(501, "unknown-transfer-coding", "Unknown form of the body", detail)


def _is_address(text: str) -> bool:
    try:
        IPv6Address(text)
    except ValueError:
        return False
    return True


def _malformed_host(detail: str) -> Problem:
    return Problem(400, "malformed-host", "Malformed host", detail)
