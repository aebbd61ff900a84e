"""What to do about a fault of a Turtle file, by what the parser says and what stands where it stopped."""

from __future__ import annotations

import re

from kg.rdf.namespaces import PREFIXES

__all__ = ["hint_for"]

_MARKS_OF_A_MERGE = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CURLY = re.compile("[“”„«»‘’]")
_UNDECLARED = re.compile(r"The prefix ([^\s:]*): has not been declared")

_MERGE = "a merge left its marks here: keep one of the two sides, and take away the lines of <, = and >"
_BYTE_ORDER_MARK = "the file begins with a byte order mark, or is UTF-16: save it as UTF-8 without one"
_NOT_UTF_8 = "the file is in another encoding: save it as UTF-8"
_OPEN_QUOTE = "close the quotation mark on its line; a line break within a text is written \\n"
_NEVER_CLOSED = "a quotation mark or a bracket is opened here and never closed"
_STRAIGHT = 'quotation marks of Turtle are straight: "…"'
_PREFIX = "declare the prefix at the top of the file: @prefix name: <IRI> ."
_STATEMENT = "look at the end of the statement before: each ends with a full stop, its parts are divided by ; and ,"


def hint_for(message: str, content: bytes = b"", line: int | None = None) -> str:
    """Return what to do about a parser's message, given the content and the line (from 1) where the fault is.

    >>> hint_for("The prefix skos: has not been declared")
    'add at the top of the file: @prefix skos: <http://www.w3.org/2004/02/skos/core#> .'
    """
    if content.startswith(_BYTE_ORDER_MARKS):
        return _BYTE_ORDER_MARK
    if "utf-8" in message.lower():
        return _NOT_UTF_8
    stopped = _line(content, line)
    if stopped.startswith(_MARKS_OF_A_MERGE):
        return _MERGE
    return _hint_by_words(message, stopped.decode("utf-8", "replace"))


def _hint_by_words(message: str, stopped: str) -> str:
    if "string literal" in message:
        return _OPEN_QUOTE
    if "end of file" in message:
        return _NEVER_CLOSED
    if _CURLY.search(re.sub(r'"[^"]*"', "", stopped)) and '"' not in stopped:
        return _STRAIGHT
    if undeclared := _UNDECLARED.search(message):
        known = PREFIXES.get(undeclared[1])
        return f"add at the top of the file: @prefix {undeclared[1]}: <{known}> ." if known else _PREFIX
    return _PREFIX if "prefix" in message.lower() else _STATEMENT


def _line(content: bytes, number: int | None) -> bytes:
    lines = content.splitlines()
    return lines[number - 1] if number is not None and 0 < number <= len(lines) else b""
