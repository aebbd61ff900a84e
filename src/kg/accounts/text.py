"""An account as text for the terminal: sentences with the numbers of their passages in square brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.accounts.model import Account, Paragraph, Row, Sentence, Table
from kg.accounts.notes import Notes
from kg.evidence import Citation
from kg.layout import wrapped

__all__ = ["account_as_dict", "account_lines", "numbered"]

Number = Callable[[Citation], int]


def account_lines(account: Account, number: Number, width: int) -> list[str]:
    """Return the lines of an account; `number` gives each passage its number, in the order in which they are cited."""
    notes = Notes()

    def told(sentence: Sentence) -> str:
        return numbered(sentence, number, notes)

    lines = ["", *wrapped(told(account.summary), width, "", "")] if account.summary else []
    for paragraph in account.paragraphs:
        if paragraph.is_list:
            lines += ["", *_listed([told(sentence) for sentence in paragraph.sentences], width)]
            continue
        text = " ".join(told(sentence) for sentence in paragraph.sentences)
        lines += ["", *wrapped(f"{text} {paragraph.more}".strip(), width, "", "")]
    if account.reserve:
        lines += ["", *wrapped(account.reserve, width, "", "")]
    lines += [line for letter, text in notes.as_text() for line in wrapped(f"[{letter}] {text}", width, "  ")]
    for table in account.tables:
        lines += ["", table.heading, *_listed([_row(table, row, number) for row in table.rows], width)]
    for paragraph in account.said:
        lines += ["", paragraph.heading, *_listed([told(sentence) for sentence in paragraph.sentences], width)]
        lines += wrapped(paragraph.more, width, "  ")
    return lines


def _listed(texts: Iterable[str], width: int) -> list[str]:
    return [line for text in texts for line in wrapped(text, width, "– ", "  ")]


def _row(table: Table, row: Row, number: Number) -> str:
    """Return a row as a line: its first cell, then what stands above each other cell with what is in it."""
    cells = [(column, cell.text) for column, cell in zip(table.columns, row.cells, strict=True) if cell.text]
    told = "; ".join([cells[0][1], *(f"{column}: {text}" for column, text in cells[1:])])
    return f"{told} {_marks(row.citations, number)}"


def _marks(citations: Iterable[Citation], number: Number) -> str:
    return "".join(f"[{each}]" for each in dict.fromkeys(number(citation) for citation in citations))


def numbered(sentence: Sentence, number: Number, notes: Notes | None = None) -> str:
    """Return a sentence, the numbers of its passages and the letter of its note behind each phrase."""
    found = ""
    for phrase in sentence.phrases:
        letter = notes.letter(phrase) if notes is not None else ""
        marks = _marks(phrase.citations, number) + (f"[{letter}]" if letter else "")
        found += f"{phrase.text} {marks}" if marks else phrase.text
    return found


def account_as_dict(account: Account) -> dict[str, object]:
    """Return an account for JSON: its language, and its sentences, each with the addresses of its passages."""

    def told(sentence: Sentence) -> dict[str, object]:
        spans = [citation.span.value for citation in sentence.citations]
        reserves = [f"{remark.text}: {remark.topic}" if remark.topic else remark.text for remark in sentence.notes]
        return {"text": sentence.text, "spans": spans, "reserves": reserves}

    def listed(paragraph: Paragraph) -> dict[str, object]:
        return {"heading": paragraph.heading, "sentences": [told(sentence) for sentence in paragraph.sentences]}

    def row(found: Row) -> dict[str, object]:
        spans = [citation.span.value for citation in found.citations]
        return {"id": found.node.value, "cells": [cell.text for cell in found.cells], "spans": spans}

    def table(found: Table) -> dict[str, object]:
        rows = [row(each) for each in found.rows]
        return {"name": found.name, "heading": found.heading, "columns": list(found.columns), "rows": rows}

    return {
        "language": account.language,
        "summary": told(account.summary) if account.summary else None,
        "paragraphs": [[told(sentence) for sentence in paragraph.sentences] for paragraph in account.paragraphs],
        "tables": [table(each) for each in account.tables],
        "said": [listed(each) for each in account.said],
    }
