r"""Read a regular expression of XPath and write it for Rust's engine and Python's `regex` (XPath functions 3.1, 5.6.1).

The two differ in `$` alone. What XPath does not have is an error, though the engines would take it: look-around,
`\b`, possessive quantifiers, flags within the pattern. Back-references are XPath's, but no linear engine knows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.validation.shacl.patterns.classes import CATEGORIES, ESCAPES, MULTIPLE, block, quoted

__all__ = ["Pattern", "PatternError", "translate"]

_QUANTITY = re.compile(r"\{(\d+)(,(\d*))?\}", re.ASCII)
_PROPERTY = re.compile(r"\{([^{}]*)\}")
_SPACES = " \t\n\r"
_END = "\0end\0"
DEEPEST = 100
ENDLESS = 1_000_000_000


class PatternError(ValueError):
    """A text that is no regular expression of XPath; says what is wrong and at which character, counted from 1."""


@dataclass(frozen=True)
class Pattern:
    """A pattern ready to be matched anywhere in a text; `linear` tells whether it needs no backtracking."""

    expression: str
    ignore_case: bool
    linear: bool
    size: int = 1
    """How many atoms it has when what must be repeated is written out, as an engine may do."""

    @property
    def for_rust(self) -> str:
        """Return it for Rust's engine, which Oxigraph uses."""
        return self.expression.replace(_END, r"\z")

    @property
    def for_python(self) -> str:
        """Return it for Python's `regex`, version 1 of its syntax."""
        return self.expression.replace(_END, r"\Z")


def _number(digits: str) -> int:
    """Return a number, or `ENDLESS` for one of more digits: Python reads no endless ones."""
    kept = digits.lstrip("0") or "0"
    return int(kept) if len(kept) < len(str(ENDLESS)) else ENDLESS


def translate(text: str, flags: str = "") -> Pattern:
    """Return a pattern of XPath with its flags (5.6.2), translated; raise `PatternError` for anything else."""
    if unknown := set(flags) - set("imsxq"):
        raise PatternError(f"the flag {sorted(unknown)[0]} is none of i, m, s, x, q")
    if "q" in flags:
        return Pattern("".join(map(quoted, text)), "i" in flags, linear=True)
    reader = _Reader(text, flags)
    return Pattern(reader.whole(), "i" in flags, reader.linear, reader.size)


class _Reader:
    """Recursive descent over the grammar of XML Schema 1.1-2, appendix G, with what XPath adds."""

    def __init__(self, text: str, flags: str):
        self.text, self.flags = text, flags
        self.at = self.depth = self.groups = self.size = 0
        self.closed = set[int]()
        self.linear = True

    def fail(self, reason: str, at: int | None = None) -> PatternError:
        place = (self.at if at is None else at) + 1
        return PatternError(f"{reason}, at character {place}")

    def peek(self, ahead: int = 0) -> str:
        return self.text[self.at + ahead : self.at + ahead + 1]

    def skip_space(self) -> None:
        while "x" in self.flags and self.peek() and self.peek() in _SPACES:
            self.at += 1

    def whole(self) -> str:
        found = self.branches()
        if self.at < len(self.text):
            raise self.fail("a ) that closes nothing")
        return found

    def branches(self) -> str:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fail(f"groups within groups, deeper than {DEEPEST}")
        found = [self.branch()]
        while self.peek() == "|":
            self.at += 1
            found.append(self.branch())
        self.depth -= 1
        return "|".join(found)

    def branch(self) -> str:
        found = []
        self.skip_space()
        while self.peek() and self.peek() not in "|)":
            before = self.size
            atom = self.atom()
            self.size += 1
            self.skip_space()
            found.append(atom + self.quantifier(before))
            self.skip_space()
        return "".join(found)

    def atom(self) -> str:
        character = self.peek()
        if character == "(":
            return self.group()
        if character == "[":
            return self.char_class()
        if character == "\\":
            return self.escape()
        if character in "?*+{":
            raise self.fail(f"{character} with nothing before it that it could repeat")
        if character in "}]":
            raise self.fail(f"{character} alone; \\{character} means the character")
        self.at += 1
        return self.anchor(character) if character in "^$." else quoted(character)

    def anchor(self, character: str) -> str:
        """Return `.`, `^` or `$` by the flags s and m (5.6.2)."""
        if character == ".":
            return r"[\s\S]" if "s" in self.flags else r"[^\n]"
        if "m" not in self.flags:
            return r"\A" if character == "^" else _END
        if character == "$":
            return "(?m:$)"
        self.linear = False  # a line does not begin behind a last line break, which takes a look ahead
        return rf"(?:\A|(?<=\n)(?!{_END}))"

    def quantifier(self, before: int) -> str:
        begun = self.at
        found = self.peek() if self.peek() and self.peek() in "?*+" else ""
        if self.peek() == "{":
            found, least = self.quantity()
            self.size = before + (self.size - before) * max(least, 1)
        elif found:
            self.at += 1
        if found and self.peek() == "?":
            self.at += 1
            found += "?"
        self.skip_space()
        if found and self.peek() and self.peek() in "?*+{":
            raise self.fail(f"two quantifiers after one another: {self.text[begun : self.at + 1]}", begun)
        return found

    def quantity(self) -> tuple[str, int]:
        """Read `{2}`, `{2,}` or `{2,4}`; return it with the least number."""
        match = _QUANTITY.match(self.text, self.at)
        if match is None:
            raise self.fail("{ is followed by no quantity such as {2}, {2,} or {2,4}; \\{ means the character")
        least, most = _number(match[1]), _number(match[3] or match[1])
        if most < least:
            raise self.fail(f"{match[0]} ends before it begins")
        if most >= ENDLESS:
            raise self.fail(f"{match[0][:20]} repeats more often than is supported ({ENDLESS - 1:,} times)")
        self.at = match.end()
        return match[0], least

    def group(self) -> str:
        begun = self.at
        self.at += 1
        capturing = self.peek() != "?"
        if not capturing:
            if self.peek(1) != ":":
                raise self.fail(f"(?{self.peek(1)} is not part of XPath: there is no look-around and no named group")
            self.at += 2
        self.groups += capturing
        number = self.groups
        found = self.branches()
        if self.peek() != ")":
            raise self.fail("a ( that nothing closes", begun)
        self.at += 1
        if capturing:
            self.closed.add(number)
        return f"({found})" if capturing else f"(?:{found})"

    def escape(self) -> str:
        character = self.peek(1)
        if character and character in "123456789":
            return self.reference()
        single = self.single_escape()
        return quoted(single) if single else self.set_escape()

    def reference(self) -> str:
        r"""Read `\N`, the words of a group that is closed already (5.6.1, back-references)."""
        begun = self.at
        self.at += 2
        number = int(self.text[begun + 1])
        while self.peek().isdecimal() and number * 10 + int(self.peek()) <= self.groups:
            number = number * 10 + int(self.peek())
            self.at += 1
        if number not in self.closed:
            raise self.fail(f"\\{number} refers to no group that is closed before it", begun)
        self.linear = False
        return f"(?:\\{number})"

    def single_escape(self) -> str:
        """Read an escape that means one character, or nothing."""
        found = ESCAPES.get(self.peek(1), "")
        self.at += 2 if found else 0
        return found

    def set_escape(self) -> str:
        """Read an escape that means a set of characters."""
        begun, character = self.at, self.peek(1)
        if character in MULTIPLE and character:
            self.at += 2
            return MULTIPLE[character]
        match = _PROPERTY.match(self.text, self.at + 2) if character in ("p", "P") else None
        if match is None:
            raise self.fail(f"\\{character} is no escape of XPath" if character else "a \\ at the end")
        self.at = match.end()
        return self.property(match[1], character, begun)

    def property(self, name: str, letter: str, begun: int) -> str:
        if name in CATEGORIES:
            return rf"[\{letter}{{{name}}}]"
        characters = block(name[2:]) if name.startswith("Is") else None
        if characters is None:
            raise self.fail(f"{name} is neither a category such as Lu nor a block such as IsBasicLatin", begun)
        return f"[{'^' if letter == 'P' else ''}{characters}]"

    def char_class(self) -> str:
        """Read `[…]`, perhaps without what a second class takes away (G.4.1)."""
        begun = self.at
        self.at += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fail(f"classes within classes, deeper than {DEEPEST}")
        negated = self.peek() == "^"
        self.at += negated
        parts: list[str] = []
        less = ""
        while self.peek() != "]":
            if not self.peek():
                raise self.fail("a [ that nothing closes", begun)
            if self.peek() == "-" and self.peek(1) == "[" and parts:
                less = self.subtraction(begun)
            else:
                parts.append(self.class_part(first=not parts))
        if not parts:
            raise self.fail("a class without characters", begun)
        self.at += 1
        self.depth -= 1
        inside = f"[{'^' if negated else ''}{''.join(parts)}]"
        return f"[{inside}--{less}]" if less else inside

    def subtraction(self, begun: int) -> str:
        self.at += 1
        less = self.char_class()
        if self.peek() != "]":
            raise self.fail("what is taken away from a class must stand at its end", begun)
        return less

    def class_part(self, first: bool) -> str:
        begun = self.at
        if self.peek() == "\\" and self.peek(1) not in ESCAPES:
            return self.set_escape()
        low = self.class_character()
        if self.peek() != "-" or self.peek(1) in ("[", "]", ""):
            return quoted(low)
        if self.text[begun] == "-":
            if not first:
                return quoted(low)
            raise self.fail("a range that begins with an unescaped hyphen", begun)
        self.at += 1
        if self.peek() == "\\" and self.peek(1) not in ESCAPES:
            raise self.fail("a range that ends with a set of characters", begun)
        escaped = self.peek() == "\\"
        high = self.class_character()
        if high < low or (high == "-" and not escaped):
            raise self.fail(f"a range that ends before it begins: {self.text[begun : self.at]}", begun)
        return f"{quoted(low)}-{quoted(high)}"

    def class_character(self) -> str:
        if self.peek() == "\\":
            return self.single_escape()
        if self.peek() == "[":
            raise self.fail("a [ within a class; \\[ means the character")
        self.at += 1
        return self.text[self.at - 1]
