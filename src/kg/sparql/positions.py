"""Where in a triple a query is, as far as simple tokens tell: where an object must come, no keyword can.

Only what cannot be read in another way counts: variables, IRIs, simple names and `a`, with white space around them,
after a brace, a comma, a semicolon or a full stop (SPARQL 1.1, section 19.8, rules 52 to 80). After anything else
nothing is known until the next of these.
"""

from __future__ import annotations

import re

__all__ = ["Position"]

_SPACE = " \t\r\n"
# A name that begins like a number or a truth value may be that and something else, for no space is needed between.
_NAME = re.compile(r"(?!(?i:true|false))(?:[A-Za-z][\w-]*)?:(?:[A-Za-z][\w-]*)?", re.ASCII)
_TERM = re.compile(rf"[?$]\w+|<[^<>]*>|a|{_NAME.pattern}", re.ASCII)
_SUBJECT, _VERB, _OBJECT, _COMPLETE, _UNKNOWN = range(5)
_AFTER_MARK = {"{": _SUBJECT, "}": _SUBJECT, ".": _SUBJECT, ";": _VERB}


class Position:
    """The place in the triple that has begun, told by the tokens so far.

    `is_at_object` tells that the last token is a simple name where there can be nothing but an object.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._place, self._end = _UNKNOWN, 0
        self.is_at_object = False

    def take(self, start: int, end: int) -> None:
        """Take the next token; a comment changes nothing."""
        token = self._text[start:end]
        place = self._place_after(self._text[self._end : start], token)
        self.is_at_object = place == _OBJECT and _NAME.fullmatch(token) is not None
        if token in _AFTER_MARK:
            is_alone = token in {"{", "}"} or self._text[end : end + 1] in _SPACE
            place = _AFTER_MARK[token] if is_alone else _UNKNOWN
        elif not token.startswith("#"):
            place = _after_term(place, token)
        self._place, self._end = place, end

    def _place_after(self, gap: str, token: str) -> int:
        """Return the place after what stands before a token: white space, a comma, or what no token is made of."""
        mark = gap.strip(_SPACE)
        if mark:
            return _OBJECT if mark == "," and gap[-1] in _SPACE else _UNKNOWN
        is_apart = gap or token in _AFTER_MARK or self._text[self._end - 1 : self._end] in {"{", "}"}
        return self._place if is_apart else _UNKNOWN


def _after_term(place: int, token: str) -> int:
    """Return where a term leads to; a string is an object only."""
    if place == _OBJECT and token[0] in "\"'":
        return _COMPLETE
    if place == _VERB and token[0] in "aA" and len(token) > 1:
        return _UNKNOWN  # The verb `a` may end after its letter: `a:b` is then a verb and an object.
    return place + 1 if place in {_SUBJECT, _VERB, _OBJECT} and _TERM.fullmatch(token) else _UNKNOWN
