"""The address by which a client knows the server, where a proxy that is trusted says so (RFC 7239, and X-Forwarded-*).

Scheme, host and prefix are taken together: from one trusted peer all of them, from others none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

__all__ = ["Origin", "is_network", "origin_of"]

# A pair of an element (RFC 7239, section 4): a token, and a token or a text in quotes, in which , and ; end nothing.
_PAIR = re.compile(r"""\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^",;\s]*))\s*""")
_QUOTED_PAIR = re.compile(r"\\(.)")
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


def is_network(text: str) -> bool:
    """Tell whether a text is an IP address or, with the length of a prefix, many of them (RFC 4632, RFC 4291)."""
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def origin_of(headers: Mapping[bytes, bytes], client: tuple[str, int] | None, proxies: Collection[str]) -> Origin:
    """Return what is said by a peer on loopback or one of the proxies; of others nothing is believed."""
    if client is None or headers.keys().isdisjoint(_FIELDS) or not _is_trusted(client[0], proxies):
        return _NOTHING
    told = {name: _first(headers, f"x-forwarded-{name}") for name in ("proto", "host", "prefix")}
    if forwarded := headers.get(b"forwarded"):
        told |= {
            name: value for name, value in _first_element(forwarded.decode("latin-1")) if name in ("proto", "host")
        }
    scheme = told["proto"].lower()
    prefix = told["prefix"].rstrip("/")
    return Origin(scheme if scheme in _SCHEMES else "http", told["host"], prefix if _PREFIX.fullmatch(prefix) else "")


def _first_element(text: str) -> list[tuple[str, str]]:
    """Return the pairs of the first element that has any; one that is not well-formed says nothing."""
    pairs: list[tuple[str, str]] = []
    place = 0
    while place < len(text):
        if found := _PAIR.match(text, place):
            pairs.append((found[1].lower(), _QUOTED_PAIR.sub(r"\1", found[2]) if found[3] is None else found[3]))
            place = found.end()
        end = text[place : place + 1]
        if end == "," and pairs:
            return pairs
        if end and end not in ",; \t":
            return []
        place += 1
    return pairs


def _is_trusted(address: str, proxies: Collection[str]) -> bool:
    return address in proxies or _is_within(address, tuple(proxies))


@lru_cache(maxsize=1024)
def _is_within(text: str, networks: tuple[str, ...]) -> bool:
    """Tell whether an address is on loopback or in one of the networks; one of IPv4 may be written as of IPv6."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_loopback or any(address in ip_network(each, strict=False) for each in networks)


def _first(headers: Mapping[bytes, bytes], name: str) -> str:
    """Return the first value of a header: what the proxy nearest to the client said."""
    return headers.get(name.encode(), b"").decode("latin-1").partition(",")[0].strip()
