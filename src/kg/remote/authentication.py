"""Proving who we are: Basic (RFC 7617), Digest (RFC 7616, by Python's own), Bearer (RFC 6750).

A challenge is remembered, so that the next request proves it at once: a server that refuses a large body closes the
connection before it has read it, and its refusal is lost.
"""

from __future__ import annotations

import base64
import ipaddress
from collections.abc import Sequence
from urllib.parse import urlsplit
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)

from kg.errors import KgError
from kg.remote.credentials import Credentials

__all__ = ["Authentication"]


class Authentication:
    """What is known of one server's wish to know us; nothing is sent that was not asked for or chosen."""

    def __init__(self, known: Credentials):
        self._known = known
        self._challenges: dict[str, dict[str, str]] = {}
        self._scheme = known.scheme or ("bearer" if known.token else "")
        self._digest: AbstractDigestAuthHandler | None = None

    def header(self, request: Request) -> str | None:
        """Return the value of Authorization for a request, or None as long as the server has not asked."""
        if self._scheme == "bearer":
            return f"Bearer {_guarded(self._known, request).token}"
        if self._scheme == "basic":
            known = _guarded(self._known, request)
            return "Basic " + base64.b64encode(f"{known.user}:{known.password}".encode()).decode()
        challenge = self._challenges.get(urlsplit(request.full_url).path)
        return self._digested(request, challenge) if challenge else None

    def learn(self, request: Request, challenges: Sequence[str]) -> bool:
        """Take up the challenges of a 401 (WWW-Authenticate); tell whether the request may be sent once more."""
        if self._scheme in {"basic", "bearer"} or not self._known.user:
            return False
        offered = {words.partition(" ")[0].lower(): words.partition(" ")[2] for words in challenges}
        if "digest" in offered:
            path = urlsplit(request.full_url).path
            was_answered = request.has_header("Authorization")
            self._challenges[path] = parse_keqv_list(list(filter(None, parse_http_list(offered["digest"]))))
            return not was_answered or self._challenges[path].get("stale", "").lower() == "true"
        if "basic" in offered and self._scheme != "digest":
            self._scheme = "basic"
            return True
        return False

    def _digested(self, request: Request, challenge: dict[str, str]) -> str | None:
        if self._digest is None:
            passwords = HTTPPasswordMgrWithDefaultRealm()
            parts = urlsplit(request.full_url)
            passwords.add_password(None, f"{parts.scheme}://{parts.netloc}/", self._known.user, self._known.password)
            self._digest = AbstractDigestAuthHandler(passwords)
        try:
            answer = self._digest.get_authorization(request, challenge)
        except ValueError as error:
            raise KgError(f"{request.full_url}: {error}") from None
        return f"Digest {answer}" if answer else None


def _guarded(known: Credentials, request: Request) -> Credentials:
    """Return the credentials, unless those on the way could read them."""
    parts = urlsplit(request.full_url)
    if parts.scheme == "https" or known.in_clear or _is_here(parts.hostname or ""):
        return known
    raise KgError(f"{request.full_url}: a password or a token would be readable on the way; use https, or --clear-text")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
