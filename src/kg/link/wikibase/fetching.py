"""Fetching entities over the network: politely, one after the other, to be resumed where it was broken off.

After the user-agent policy of the Wikimedia Foundation: a User-Agent that names whom to write to, a pause between
requests, and patience where the server asks for it (429 with Retry-After). What was fetched stands in `FILE.partial`
until all of it is there.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import kg
from kg.errors import KgError
from kg.link.wikibase.snapshot import write_snapshot

__all__ = ["WIKIDATA", "FetchFailedError", "Fetching", "fetch"]

WIKIDATA = "https://www.wikidata.org"
_SECONDS = 60.0
_LARGEST = 32 << 20
_MOST_PATIENCE = 300.0
_TRANSIENT = frozenset({429, 500, 502, 503, 504})


class FetchFailedError(KgError):
    """Some entities could not be fetched; what was fetched is kept, and the same command goes on from there."""


@dataclass(frozen=True)
class Fetching:
    """How to fetch: whom the server may write to, from where, how long to pause, how often to try, how to wait."""

    contact: str
    service: str = WIKIDATA
    pause: float = 1.0
    tries: int = 5
    wait: Callable[[float], None] = lambda _: None
    tell: Callable[[int, int, str], None] = lambda *_: None

    @property
    def agent(self) -> str:
        """The User-Agent that the server sees."""
        return f"defector-graph/{kg.__version__} (https://w3id.org/defector-graph/; {self.contact})"


class _GoneError(Exception):
    """What no further try will bring, with the reason."""


def fetch(items: Sequence[str], path: Path, how: Fetching) -> str:
    """Fetch the entities of some numbers into a snapshot, and return its digest.

    Raises FetchFailedError with what is missing and why; a later call with the same file fetches only that.
    """
    partial = path.with_name(path.name + ".partial")
    known = _read_partial(partial)
    missing: dict[str, str] = {}
    with partial.open("a", encoding="utf-8") as file:
        for place, item in enumerate(items):
            how.tell(place, len(items), item)
            if item not in known:
                try:
                    known[item] = content = _entity(item, how)
                except _GoneError as error:
                    missing[item] = str(error)
                    continue
                file.write(json.dumps(content, ensure_ascii=False) + "\n")
                file.flush()
                how.wait(how.pause)
    if missing:
        lines = "".join(f"\n  {item}: {why}" for item, why in missing.items())
        raise FetchFailedError(f"{len(missing)} of {len(items)} entities are missing; ask again to go on:{lines}")
    whole = ({k: v for k, v in known[item].items() if k != "_asked"} for item in dict.fromkeys(items))
    digest = write_snapshot(path, whole)
    partial.unlink()
    return digest


def _read_partial(path: Path) -> dict[str, dict[str, Any]]:
    """Return what an earlier run fetched; a last line that was cut off by its end is fetched again."""
    found: dict[str, dict[str, Any]] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line in lines:
        try:
            content = json.loads(line)
        except ValueError:
            continue
        found[content["_asked"]] = content
    whole = "".join(json.dumps(content, ensure_ascii=False) + "\n" for content in found.values())
    if lines:
        path.write_text(whole, encoding="utf-8")
    return found


def _entity(item: str, how: Fetching) -> dict[str, Any]:
    """Return the JSON of one entity, tried several times, each time after a longer wait."""
    address = f"{how.service.rstrip('/')}/wiki/Special:EntityData/{item}.json"
    why = ""
    for attempt in range(how.tries):
        if attempt:
            how.wait(min(_MOST_PATIENCE, how.pause * 2**attempt))
        try:
            return _checked(item, json.loads(_get(address, how)))
        except urllib.error.HTTPError as error:
            why = f"{error.code} {error.reason}"
            if error.code not in _TRANSIENT:
                raise _GoneError(why) from None
            how.wait(_patience(error.headers.get("Retry-After")))
        except (OSError, http.client.HTTPException, ValueError) as error:
            why = f"cut off or no JSON: {error}" if not isinstance(error, OSError) else str(error)
    raise _GoneError(f"{why} ({how.tries} tries)")


def _patience(told: str | None) -> float:
    return min(_MOST_PATIENCE, float(told)) if told and told.isdigit() else 0.0


def _checked(item: str, answer: Any) -> dict[str, Any]:
    entities = answer.get("entities") if isinstance(answer, dict) else None
    if not isinstance(entities, dict) or len(entities) != 1:
        raise ValueError("the answer holds not one entity")
    content = dict(next(iter(entities.values())))
    if "missing" in content or "id" not in content:
        raise _GoneError("there is no such entity")
    if content["id"] != item:
        raise _GoneError(f"it was merged into {content['id']}: judge that match anew")
    return {**content, "_asked": item}


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect on the same host and no other: an answer from elsewhere is none of Wikidata's."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:  # noqa: PLR0917
        """Refuse another host."""
        if urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            raise _GoneError(f"redirected to another host, {urlsplit(newurl).netloc}, which is not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _get(address: str, how: Fetching) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": how.agent})  # noqa: S310
    with urllib.request.build_opener(_SameHost).open(request, timeout=_SECONDS) as answer:
        body: bytes = answer.read(_LARGEST)
        length = answer.headers.get("Content-Length")
    if length is not None and len(body) < int(length):
        raise http.client.IncompleteRead(body)
    return body
