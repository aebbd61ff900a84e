"""A card as text for the terminal: facts in order of date, footnotes with section, sentence and paraphrase."""

from __future__ import annotations

from kg.accounts import Account
from kg.accounts.text import account_lines
from kg.cards.model import Card, Fact
from kg.evidence import Citation
from kg.layout import wrapped
from kg.rdf.namespaces import abbreviate

__all__ = ["card_as_text"]


def card_as_text(card: Card, width: int = 100, account: Account | None = None) -> str:
    """Return the card as plain text, at most `width` columns wide, the account of the thing before its facts."""
    notes: dict[str, tuple[int, Citation]] = {}
    lines = _head(card)
    lines += [line for detail in card.meaning for line in wrapped(": ".join(detail.pair), width, "")]
    if account is not None:
        lines += account_lines(account, lambda citation: _number(notes, citation), width)
    if card.facts:
        lines += ["", "What is told, in order of date"]
        lines += [line for fact in card.facts for line in _fact(fact, notes, width)]
    for topic, why, sides in card.disputes:
        lines += ["", f"Where accounts differ: {topic}", *wrapped(why, width, "  ")]
        lines += [line for side in sides for line in _fact(side, notes, width)]
    if card.looked_up:
        lines += ["", "Looked up in a gazetteer (not told)"]
        lines += [line for f in card.looked_up for line in wrapped(f"{f.name}: {f.value} ({f.source})", width, "  ")]
    if card.inferred:
        lines += ["", "What follows (inferred)"]
        lines += [line for pair in card.inferred for line in wrapped(f"{pair[0]}: {pair[1]}", width, "  ")]
    if notes:
        lines += ["", "Passages"]
        lines += [line for number, note in notes.values() for line in _note(number, note, width)]
    return "\n".join(lines) + "\n"


def _head(card: Card) -> list[str]:
    english, others = card.labels.get("en", ""), [v for k, v in card.labels.items() if k != "en"]
    title = " · ".join([english or abbreviate(card.node.value), *others])
    lines = [
        title,
        "=" * min(len(title), 100),
        abbreviate(card.node.value) + "  (" + ", ".join(card.kinds) + ")",
    ]
    if card.also:
        lines.append("also: " + ", ".join(card.also))
    if card.wikidata:
        lines.append(f"Wikidata: {card.wikidata}")
    return lines


def _fact(fact: Fact, notes: dict[str, tuple[int, Citation]], width: int) -> list[str]:
    numbers = [_number(notes, citation) for citation in fact.citations]
    marks = "".join(f"[{number}]" for number in dict.fromkeys(numbers))
    details = "; ".join(f"{name}: {value}" for name, value in fact.details)
    status = f" ({fact.status})" if fact.status else ""
    text = f"{fact.when or '–':<12} {fact.kind}{status}. {details} {marks}"
    return wrapped(text, width, "  ", " " * 15)


def _number(notes: dict[str, tuple[int, Citation]], citation: Citation) -> int:
    return notes.setdefault(citation.span.value, (len(notes) + 1, citation))[0]


def _note(number: int, citation: Citation, width: int) -> list[str]:
    place = f"{citation.place} ({abbreviate(citation.span.value)}): {citation.paraphrase}"
    lines = wrapped(f"[{number}] {place}", width, "  ")
    if citation.text is not None:
        lines += wrapped(f"“{citation.text}”", width, "      ")
    return lines
