"""What stands before an answer: its fields, its entity tag, and whether the client has it already (RFC 9110)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

__all__ = ["ALWAYS", "Fields", "entity_tag", "fields_of", "is_any_known", "is_known", "unchanged", "with_length"]

Fields = list[tuple[bytes, bytes]]

_POLICY = (
    b"default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    b"object-src 'none'"
)
# What browsers show as a document of its own, and would run scripts in.
_POLICY_OF_XML = b"default-src 'none'; base-uri 'none'; form-action 'none'"
ALWAYS: Fields = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Retry-After, Content-Location, Repr-Digest, X-Total-Count"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]


def entity_tag(*parts: object) -> bytes:
    """Return a weak entity tag of all on which an answer depends (section 8.8.3)."""
    return b'W/"' + hashlib.sha1(repr(parts).encode(), usedforsecurity=False).hexdigest()[:20].encode() + b'"'


def is_known(etag: bytes, headers: Mapping[bytes, bytes]) -> bool:
    """Tell whether the client has this very answer (section 13.1.2, weak comparison)."""
    return etag.removeprefix(b"W/") in headers.get(b"if-none-match", b"")


def is_any_known(headers: Mapping[bytes, bytes]) -> bool:
    """Tell whether the client has some answer, whichever: `*` asks only whether there is any."""
    return headers.get(b"if-none-match", b"").strip() == b"*"


def fields_of(media_type: str, more: Mapping[str, str], vary: str, etag: bytes = b"") -> Fields:
    """Return the fields of an answer; one with an entity tag may be kept if the client asks again each time."""
    fields = [(b"content-type", _content_type(media_type)), (b"vary", vary.encode())]
    policy = (
        _POLICY
        if media_type == "text/html"
        else _POLICY_OF_XML
        if media_type.partition(";")[0].endswith("xml")
        else None
    )
    if policy and not any(name.lower() == "content-security-policy" for name in more):
        fields.append((b"content-security-policy", policy))
    if etag:
        fields += [(b"etag", etag), (b"cache-control", b"no-cache")]
    else:
        fields.append((b"cache-control", b"no-store"))
    return fields + [(name.lower().encode(), value.encode("latin-1", "replace")) for name, value in more.items()]


def unchanged(fields: Fields, etag: bytes) -> Fields:
    """Return the fields of a 304: those of the answer that it stands for and that caches need (section 15.4.5)."""
    needed = (b"vary", b"cache-control", b"content-location", b"expires")
    return [(b"etag", etag), *((name, value) for name, value in fields if name in needed)]


def with_length(fields: Fields, body: bytes) -> Fields:
    """Return the fields of an answer that is sent in one piece, with those of every answer."""
    return [*ALWAYS, *fields, (b"content-length", str(len(body)).encode())]


def _content_type(media_type: str) -> bytes:
    """Return a Content-Type; text says its encoding."""
    is_text = media_type.startswith("text/") and "charset" not in media_type
    return (media_type + "; charset=utf-8" if is_text else media_type).encode()
