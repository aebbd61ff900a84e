"""An account as text for the terminal: sentences with the numbers of their passages in square brackets."""

from __future__ import annotations

from collections.abc import Callable

from kg.accounts.model import Account, Sentence
from kg.evidence import Citation
from kg.layout import wrapped

__all__ = ["account_as_dict", "account_lines", "numbered"]

Number = Callable[[Citation], int]


def account_lines(account: Account, number: Number, width: int) -> list[str]:
    """Return the lines of an account; `number` gives each passage its number, in the order in which they are cited."""
    lines = ["", *wrapped(numbered(account.summary, number), width, "", "")] if account.summary else []
    for paragraph in account.paragraphs:
        if paragraph.is_list:
            listed = (wrapped(numbered(sentence, number), width, "– ", "  ") for sentence in paragraph.sentences)
            lines += ["", *(line for each in listed for line in each)]
            continue
        text = " ".join(numbered(sentence, number) for sentence in paragraph.sentences)
        lines += ["", *wrapped(f"{text} {paragraph.more}".strip(), width, "", "")]
    return [*lines, "", *wrapped(account.reserve, width, "", "")] if account.reserve else lines


def numbered(sentence: Sentence, number: Number) -> str:
    """Return a sentence, the numbers of its passages behind each phrase."""
    found = ""
    for phrase in sentence.phrases:
        numbers = dict.fromkeys(number(citation) for citation in phrase.citations)
        marks = "".join(f"[{each}]" for each in numbers)
        found += f"{phrase.text} {marks}" if marks else phrase.text
    return found


def account_as_dict(account: Account) -> dict[str, object]:
    """Return an account for JSON: its language, and its sentences, each with the addresses of its passages."""

    def told(sentence: Sentence) -> dict[str, object]:
        return {"text": sentence.text, "spans": [citation.span.value for citation in sentence.citations]}

    return {
        "language": account.language,
        "summary": told(account.summary) if account.summary else None,
        "paragraphs": [[told(sentence) for sentence in paragraph.sentences] for paragraph in account.paragraphs],
    }
