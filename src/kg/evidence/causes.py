"""Why a text is another one than was registered, where no word of it has changed: line ends, a mark, an encoding."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evidence.texts import Text, digest

__all__ = ["cause_of_change"]

_MARK = "\ufeff"


def cause_of_change(text: Text, registered: str | None) -> str:
    """Return what else than its words has changed in a text since its digest was registered, and how to mend it.

    Empty where the words themselves are others.
    """
    return next((cause for content, cause in _as_it_may_have_been(text) if digest(content) == registered), "")


def _as_it_may_have_been(text: Text) -> Iterator[tuple[str, str]]:
    content = text.content
    yield content.replace("\r\n", "\n"), "only its line ends have changed: save it with LF, without CR"
    yield content.replace("\n", "\r\n"), "only its line ends have changed: save it with CR LF"
    yield content.removeprefix(_MARK), "it begins with a byte order mark: save it without one"
    yield _MARK + content, "its byte order mark is gone: save it with one"
    yield content + "\n", "the line end at its end is gone: put it back"
    for end in ("", "\n"):
        yield content.rstrip("\n") + end, "line ends have been added at its end: take them away"
    raw = content.encode("utf-8", "surrogateescape")
    for encoding in ("utf-16", "cp1251", "latin-1"):
        yield raw.decode(encoding, "replace"), f"it is in another encoding ({encoding}): save it as UTF-8"
