"""The web application: what every request has in common, and the routes of all parts."""

from __future__ import annotations

import asyncio
import re
import sys
import time
import traceback
from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Match, Router

from kg.server.web.exchange import Exchange
from kg.server.web.head import unchanged
from kg.server.web.request import ClientLeftError
from kg.server.web.state import State
from kg.server.wings import WINGS
from kg.server.wire.problems import Problem
from kg.translation import message

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

__all__ = ["Application", "routes_of"]

_READING = "GET, HEAD, OPTIONS"
_READING_AND_ASKING = "GET, HEAD, POST, OPTIONS"
_ASKED_BY_POST = ("/sparql", "/query", "/reconcile", "*")


def routes_of() -> list[BaseRoute]:
    """Return the routes of every part."""
    return [route for wing in WINGS for route in wing.routes]


class Application:
    """An ASGI application that answers from the state's current generation."""

    def __init__(self, state: State):
        self.state = state
        self._router = Router(routes_of())
        self._paths = {getattr(route, "path", "") for route in self._router.routes}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and write one line of log."""
        if scope["type"] != "http" or self.state.generation is None:
            return
        begun = time.perf_counter()
        generation = self.state.generation
        exchange = Exchange(scope, receive, self.state, send, generation)
        self.state.requests += 1
        try:
            await self._answer(exchange)
        finally:
            self.state.log.tell(exchange, time.perf_counter() - begun)

    async def _answer_from_cache(self, exchange: Exchange) -> bool:
        if exchange.method not in {"GET", "HEAD"}:
            return False
        scope, headers = exchange.scope, exchange.headers
        told = (headers.get(b"accept"), exchange.base, exchange.accepts_gzip, exchange.language)
        exchange.key = (scope["raw_path"], scope["query_string"], *told)
        kept = exchange.generation.cache.get(exchange.key)
        if kept is None:
            return False
        exchange.is_cached = True
        if exchange.knows(kept.etag) or exchange.knows_any:
            await exchange.send_whole(304, unchanged(kept.headers, kept.etag), b"")
        else:
            await exchange.send_kept(kept)
        return True

    async def _answer(self, exchange: Exchange) -> None:
        try:
            if not await self._answer_from_cache(exchange):
                await self._route(exchange)
        except Problem as problem:
            place = self._without_slash(exchange) if problem.status == 404 else None
            await (exchange.send_redirect(place, 308) if place else exchange.send_problem(problem))
        except (ClientLeftError, asyncio.CancelledError):
            # Without the end of the body the client knows that the answer is not whole.
            exchange.break_off()
        except Exception:
            traceback.print_exc(file=sys.stderr)
            if exchange.status:
                exchange.break_off()
            else:
                detail = message("the server made a mistake; it is in its log")
                await exchange.send_problem(Problem(500, "internal-error", "Internal error", detail))

    async def _route(self, exchange: Exchange) -> None:
        scope, root = exchange.scope, self.state.root
        if scope["path"] == "*":  # The server as a whole (RFC 9110, section 9.3.7).
            await self._tell_of_all(exchange)
            return
        if root and not exchange.scope["path"].startswith(root + "/"):
            if exchange.scope["path"] == root:
                await exchange.send_redirect(exchange.root + "/", 308)
                return
            raise Problem(404, "not-found", "Not found", message("everything here is below %(root)s/", root=root))
        if not exchange.path:
            await exchange.send_redirect(exchange.root + exchange.prefix + "/", 308)
            return
        scope["kg.exchange"] = exchange
        inner = {**scope, "path": exchange.path, "root_path": ""}
        for route in self._router.routes:
            match, found = route.matches(inner)
            if match != Match.NONE:
                scope.update(found)
                if exchange.method == "OPTIONS":
                    await self._tell_options(exchange)
                    return
                self._check_method(exchange)
                await route.handle(scope, exchange.receive, exchange.send)
                return
        raise Problem(404, "not-found", "Not found", message("there is nothing at %(path)s", path=exchange.path))

    @staticmethod
    def _allowed(exchange: Exchange) -> str:
        return _READING_AND_ASKING if exchange.path in _ASKED_BY_POST else _READING

    def _check_method(self, exchange: Exchange) -> None:
        allowed = self._allowed(exchange)
        if exchange.method not in allowed.split(", "):
            detail = message(
                "%(method)s is not allowed here; these are: %(allowed)s", method=exchange.method, allowed=allowed
            )
            raise Problem(405, "method-not-allowed", "Method not allowed", detail, headers={"allow": allowed})

    async def _tell_of_all(self, exchange: Exchange) -> None:
        if exchange.method != "OPTIONS":
            detail = message("%(method)s asks for one thing, and * is all of them", method=exchange.method)
            raise Problem(400, "malformed-request", "Malformed request", detail)
        await self._tell_options(exchange)

    async def _tell_options(self, exchange: Exchange) -> None:
        allowed = self._allowed(exchange).encode()
        fields = [
            (b"allow", allowed),
            (b"access-control-allow-methods", allowed),
            (b"access-control-allow-headers", _allowed_headers(exchange.header("access-control-request-headers"))),
            (b"access-control-max-age", b"86400"),
        ]
        await exchange.send_whole(204, fields, b"")

    def _is_known(self, scope: Scope) -> bool:
        return any(route.matches(scope)[0] != Match.NONE for route in self._router.routes)

    def _without_slash(self, exchange: Exchange) -> str | None:
        """Return the address without the slash at its end, as it was sent, where there may be something."""
        sent = str(exchange.scope["raw_path"], "latin-1")
        path = exchange.path.rstrip("/")
        if not sent.endswith("/") or not path or exchange.path in self._paths:
            return None
        if not self._is_known({**exchange.scope, "path": path}):
            return None
        query = exchange.scope["query_string"].decode("latin-1")
        return exchange.mount + sent.rstrip("/") + (f"?{query}" if query else "")


def _allowed_headers(asked: str) -> bytes:
    """Return the headers that a script of another site may send: what clients use, and what is asked for by name."""
    more = (name.strip() for name in asked.split(","))
    names = [*_HEADERS, *(name for name in more if _HEADER_NAME.fullmatch(name) and len(name) < 64)]
    return ", ".join({name.lower(): name for name in reversed(names[:40])}.values()).encode()


_HEADERS = ("Accept", "Content-Type", "If-None-Match")
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
