"""The address by which a client knows the server, where a proxy that is trusted says so (RFC 7239, and X-Forwarded-*).

Scheme, host and prefix are taken together: from one trusted peer all of them, from others none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from ipaddress import ip_address

__all__ = ["Origin", "is_address", "origin_of"]

_PAIR = re.compile(r"""\s*([A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;,\s]*))\s*(?:;|$)""")
_PREFIX = re.compile(r"(?:/(?!\.{1,2}(?:/|\Z))[A-Za-z0-9._~-]+)+")
_FIELDS = frozenset((b"forwarded", b"x-forwarded-proto", b"x-forwarded-host", b"x-forwarded-prefix"))
_SCHEMES = ("http", "https")


@dataclass(frozen=True)
class Origin:
    """What a proxy says: scheme, host (nothing where it does not say), and path prefix."""

    scheme: str = "http"
    host: str = ""
    prefix: str = ""


_NOTHING = Origin()


def is_address(text: str) -> bool:
    """Tell whether a text is an IP address."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def origin_of(headers: Mapping[bytes, bytes], client: tuple[str, int] | None, proxies: Collection[str]) -> Origin:
    """Return what is said by a peer on loopback or one of the proxies; of others nothing is believed."""
    if client is None or headers.keys().isdisjoint(_FIELDS) or not _is_trusted(client[0], proxies):
        return _NOTHING
    told = {name: _first(headers, f"x-forwarded-{name}") for name in ("proto", "host", "prefix")}
    if forwarded := _first(headers, "forwarded"):
        pairs = {key.lower(): quoted or bare for key, quoted, bare in _PAIR.findall(forwarded)}
        told |= {name: pairs[name] for name in ("proto", "host") if pairs.get(name)}
    scheme = told["proto"].lower()
    prefix = told["prefix"].rstrip("/")
    return Origin(scheme if scheme in _SCHEMES else "http", told["host"], prefix if _PREFIX.fullmatch(prefix) else "")


def _is_trusted(address: str, proxies: Collection[str]) -> bool:
    return address in proxies or (is_address(address) and ip_address(address).is_loopback)


def _first(headers: Mapping[bytes, bytes], name: str) -> str:
    """Return the first value of a header: what the proxy nearest to the client said."""
    return headers.get(name.encode(), b"").decode("latin-1").partition(",")[0].strip()
