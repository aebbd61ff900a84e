"""Clauses that share words, in few words: “A is tall and fair”, “A is a masterpiece (the same of B and C)”."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.accounts.model import Piece
from kg.accounts.naming import joined
from kg.accounts.wording import Wording

__all__ = ["Clause", "in_few_words"]

Clause = tuple[Piece, ...]
_PARTS = (",", ";", ":", "(", "—")
"""Signs within words that no list takes in: it would not be clear what belongs to what."""


def in_few_words(clauses: Sequence[Clause], wording: Wording) -> list[Clause]:
    """Return clauses, of which those that differ in one place alone are told together, in the order of the first."""
    told = list(dict.fromkeys(clause for clause in clauses if clause))
    told = _together(told, _same_but_end, lambda group: _ending(group, wording))
    told = _together(
        told,
        lambda one, other: _same_subject(one, other) and not any(_has_list(each, wording) for each in (one, other)),
        lambda group: _going_on(group, wording),
    )
    return _together(told, lambda one, other: one[1:] == other[1:] != (), lambda group: _of_others(group, wording))


def _together(
    clauses: Iterable[Clause], is_like: Callable[[Clause, Clause], bool], whole: Callable[[list[Clause]], Clause]
) -> list[Clause]:
    groups: list[list[Clause]] = []
    for clause in clauses:
        like = next((group for group in groups if is_like(group[0], clause)), None)
        if like is None:
            groups.append([clause])
        else:
            like.append(clause)
    return [whole(group) if len(group) > 1 else group[0] for group in groups]


def _same_but_end(one: Clause, other: Clause) -> bool:
    """Tell whether two clauses name different things behind the same words."""
    return len(one) > 2 and one[:-1] == other[:-1] and all(each[-1].node is not None for each in (one, other))


def _ending(group: list[Clause], wording: Wording) -> Clause:
    return (*group[0][:-1], *_listed([(clause[-1],) for clause in group], wording))


def _same_subject(one: Clause, other: Clause) -> bool:
    """Tell whether two simple clauses begin with the same name."""
    return one[0].node is not None and one[0] == other[0] and all(_is_simple(clause) for clause in (one, other))


def _is_simple(clause: Clause) -> bool:
    return len(clause) > 1 and not any(sign in piece.text for piece in clause[1:] for sign in _PARTS)


def _has_list(clause: Clause, wording: Wording) -> bool:
    return wording.word("and", ",") in "".join(piece.text for piece in clause)


def _going_on(group: list[Clause], wording: Wording) -> Clause:
    shared = 1
    while all(len(clause) > shared + 1 and clause[shared] == group[0][shared] for clause in group):
        shared += 1
    start = group[0][:shared]
    between = () if start[-1].text.endswith(" ") else (Piece(" "),)
    return (*start, *between, *_listed([_from_word(clause[shared:]) for clause in group], wording))


def _from_word(clause: Clause) -> Clause:
    """Return words without the space before them."""
    first, rest = clause[0], clause[1:]
    return (replace(first, text=first.text.lstrip()), *rest) if first.text.strip() else _from_word(rest)


def _of_others(group: list[Clause], wording: Wording) -> Clause:
    """Return the first clause, and of whom or what else it holds, if that is a name."""
    others = [clause[:1] for clause in group[1:]]
    start, end = wording.word("same-of", " (+ {})").split("{}")
    return (*group[0], Piece(start), *_listed(others, wording), Piece(end))


def _listed(parts: Sequence[Clause], wording: Wording) -> Clause:
    return tuple(piece for piece in joined(parts, wording) if isinstance(piece, Piece))
