"""Asking a foreign reconciliation service (Reconciliation Service API 0.1 and 0.2) about one thing of ours."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import kg
from kg.errors import KgError
from kg.link.hints import Hints

__all__ = ["WIKIDATA", "Proposal", "proposals"]

WIKIDATA = "https://wikidata.reconci.link/en/api"
_SECONDS = 30.0
_LARGEST = 4 << 20


@dataclass(frozen=True)
class Proposal:
    """What a service proposes: identifier, name, what it is, score, whether it is sure, and its features."""

    id: str
    name: str
    description: str
    score: float
    match: bool
    features: tuple[tuple[str, str], ...]
    warning: str = ""
    """Why it is not the thing: a namesake that was rejected."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nobody elsewhere: names of people are sent to the service that was named, and to no other."""

    def redirect_request(self, *_: Any) -> None:
        """Refuse."""


def proposals(hints: Hints, service: str, limit: int = 5) -> list[Proposal]:
    """Return the candidates of a service, the best first; those that were rejected before carry a warning."""
    answer = _posted(service, {"queries": json.dumps({"q0": hints.as_query(limit)}, ensure_ascii=False)})
    result = answer.get("q0") if isinstance(answer, dict) else None
    found = result.get("result") if isinstance(result, dict) else None
    if not isinstance(found, list):
        raise KgError(f"{service} gives no candidates for q0: is it a reconciliation service?")
    rejected = dict(hints.namesakes)
    read = (_proposal(each, rejected) for each in found if isinstance(each, dict) and each.get("id"))
    return sorted(read, key=lambda each: (bool(each.warning), -each.score))


def _proposal(found: Mapping[str, Any], rejected: Mapping[str, str]) -> Proposal:
    identifier = str(found["id"]).rpartition("/")[2]
    features = found.get("features") if isinstance(found.get("features"), list) else []
    score = found.get("score")
    return Proposal(
        identifier,
        str(found.get("name", "")),
        str(found.get("description") or ", ".join(_names(found.get("type")))),
        float(score) if isinstance(score, int | float) else 0.0,
        found.get("match") is True,
        tuple((str(each.get("id")), str(each.get("value"))) for each in features or [] if isinstance(each, dict)),
        rejected.get(identifier, ""),
    )


def _names(types: object) -> list[str]:
    found = types if isinstance(types, list) else []
    return [str(each.get("name", each.get("id"))) if isinstance(each, dict) else str(each) for each in found]


def _posted(service: str, form: Mapping[str, str]) -> Any:
    if urlsplit(service).scheme not in {"http", "https"}:
        raise KgError(f"{service} is no address of a service: it begins with http:// or https://")
    headers = {"User-Agent": f"defector-graph/{kg.__version__}", "Accept": "application/json"}
    request = urllib.request.Request(service, urlencode(form).encode(), headers)  # noqa: S310
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=_SECONDS) as answer:
            return json.loads(answer.read(_LARGEST))
    except urllib.error.HTTPError as error:
        raise KgError(f"{service} answers {error.code} {error.reason}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise KgError(f"{service}: {reason}") from None
