r"""The character classes of XML Schema as sets that both Rust's and Python's engines read (XML Schema 1.1-2, G.4)."""

from __future__ import annotations

from functools import cache

__all__ = ["CATEGORIES", "ESCAPES", "MULTIPLE", "NAME_CHARACTERS", "NAME_STARTS", "block", "quoted"]

# What stands for itself behind a backslash, and the three control characters that have a letter (G.4.2.1).
ESCAPES = {**{mark: mark for mark in r"\|.?*+(){}-[]^$"}, "n": "\n", "r": "\r", "t": "\t"}

NAME_STARTS = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME_CHARACTERS = NAME_STARTS + r"\-.0-9·" + "\u0300-\u036f\u203f-\u2040"

# The multi-character escapes (G.4.2.5); a capital letter means all other characters.
MULTIPLE = {
    "s": r"[ \t\n\r]",
    "d": r"[\p{Nd}]",
    "w": r"[^\p{P}\p{Z}\p{C}]",
    "i": f"[{NAME_STARTS}]",
    "c": f"[{NAME_CHARACTERS}]",
}
MULTIPLE |= {
    letter.upper(): "[" + text[2:] if text.startswith("[^") else "[^" + text[1:] for letter, text in MULTIPLE.items()
}

CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn".split()  # noqa: SIM905
)
_SPECIAL = set(r".^$*+?()[]{}|\-&~#")


def quoted(character: str) -> str:
    """Return a character so that it stands for itself, within a set too."""
    return "\\" + character if character in _SPECIAL else character


@cache
def block(name: str) -> str | None:
    """Return the characters of a Unicode block, such as `BasicLatin`, as a range; None if there is no such block."""
    import regex

    known = {"Greek": "GreekAndCoptic", "CombiningMarksforSymbols": "CombiningDiacriticalMarksForSymbols"}
    if not name.replace("-", "").isalnum():
        return None
    try:
        member = regex.compile(rf"\p{{In{known.get(name, name)}}}")
    except regex.error:
        return None
    every = (chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF)
    found = [character for character in every if member.match(character)]
    return f"{quoted(found[0])}-{quoted(found[-1])}" if found else ""
