"""Dumps over HTTP: the files, their checksums, and the list of them."""

from __future__ import annotations

import base64
from typing import Any

from kg.server.dataset.documents import links_of_dataset
from kg.server.dataset.dumps import Dump, content_of, dumps_of, facts_of, kept_for, make_dumps
from kg.server.site.replies import rdf_reply
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["GZIP", "dump_file", "listed", "make_part"]

# https://www.rfc-editor.org/rfc/rfc6713
GZIP = "application/gzip"
_CHECKSUM = ".sha256"


def dump_file(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return a dump, or the checksum of one in the form that `sha256sum -c` reads. Arguments: name."""
    name = str(arguments["name"])
    dump = dumps_of().get(name.removesuffix(_CHECKSUM))
    if dump is None:
        raise _missing(site, name)
    facts = facts_of(site, dump)
    if name.endswith(_CHECKSUM):
        return Reply(f"{facts.sha256}  {dump.file_name}\n".encode(), "text/plain; charset=utf-8")
    reply = rdf_reply(content_of(site, dump), dump.form, links_of_dataset(site))
    reply.media_type = GZIP if dump.compressed else dump.form.media_type
    # Of the bytes as they are sent when nothing is compressed on the way (RFC 9530, sections 2 and 3).
    digest = base64.b64encode(bytes.fromhex(facts.sha256)).decode()
    reply.headers |= {"Repr-Digest": f"sha-256=:{digest}:", "Digest": f"sha-256={digest}"}
    return reply


def make_part(site: Site, arguments: dict[str, Any]) -> Reply:
    """Make the dumps of one part, so that no request has to wait for all of them. Arguments: part."""
    make_dumps(site, arguments["part"])
    return Reply(b"made\n", "text/plain")


def listed(site: Site) -> list[dict[str, Any]]:
    """Return what there is to know of each dump: its place, its media type, its size and its checksum."""
    return [_entry(site, dump) for dump in dumps_of().values()]


def _entry(site: Site, dump: Dump) -> dict[str, Any]:
    facts = facts_of(site, dump)
    return {
        "name": dump.file_name,
        "part": dump.part,
        "format": dump.form.name,
        "href": f"{site.root}/dump/{dump.file_name}",
        "media_type": dump.form.media_type,
        "compressed": "gzip" if dump.compressed else None,
        "bytes": facts.size,
        "sha256": facts.sha256,
    }


def _missing(site: Site, name: str) -> Problem:
    """Return the problem of a dump that is not there: gone, with the one that holds its content, or never there."""
    kept = kept_for(name.removesuffix(_CHECKSUM))
    if kept is not None:
        href = f"{site.root}/dump/{kept.file_name}" + (_CHECKSUM if name.endswith(_CHECKSUM) else "")
        detail = message("There is no dump %(name)s any more; what it held is in %(href)s.", name=name, href=href)
        return Problem(410, "removed-dump", "Dump removed", detail, kept=href)
    detail = message(
        "There is no dump called “%(name)s”: a dump is <part>.<format>, with .gz where it is to be compressed.",
        name=name,
    )
    parts, suffixes = (sorted({value(d) for d in dumps_of().values()}) for value in (_part, _suffix))
    return Problem(404, "unknown-dump", "No such dump", detail, parts=parts, formats=suffixes)


def _part(dump: Dump) -> str:
    return dump.part


def _suffix(dump: Dump) -> str:
    return dump.form.suffix
