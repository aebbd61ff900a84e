"""Accounts as text and as data: numbers of passages lead to the passages below."""

from __future__ import annotations

import re

import pytest

from kg.accounts import Account, Accounts, Told
from kg.accounts.text import account_as_dict, account_lines
from kg.build import Built
from kg.cards import Card, card_of
from kg.cards.text import card_as_text
from kg.rdf.graph import Graph

from ..little import ROOT, node


@pytest.fixture(scope="module")
def card(built: Built, graph: Graph) -> Card:
    return card_of(node("person:viktoria-mullova"), graph, Graph(built.layer("authored")))


@pytest.fixture(scope="module", params=["en", "ru"])
def account(request: pytest.FixtureRequest, card: Card, built: Built, graph: Graph) -> Account:
    return card.account(Accounts(Told(graph, Graph(built.layer("authored"))), ROOT), request.param)


@pytest.mark.parametrize("width", [60, 100])
def test_an_account_fits_the_width_and_its_numbers_are_those_of_the_passages(card: Card, account: Account, width: int):
    text = card_as_text(card, width, account)
    told, _, passages = text.partition("\nPassages\n")
    sentences = told.partition("\n\n")[2]
    assert [line for line in sentences.splitlines() if len(line) > width and " " in line.strip()] == []
    numbers = {int(number) for number in re.findall(r"\[(\d+)\]", told)}
    assert numbers == {int(number) for number in re.findall(r"^  \[(\d+)\]", passages, re.M)}
    assert numbers == set(range(1, len(numbers) + 1))


def test_the_passages_of_an_account_are_numbered_first(account: Account):
    spans: list[str] = []

    def number(citation):  # type: ignore[no-untyped-def]
        if citation.span.value not in spans:
            spans.append(citation.span.value)
        return spans.index(citation.span.value) + 1

    found = [int(each) for each in re.findall(r"\[(\d+)\]", "\n".join(account_lines(account, number, 100)))]
    first = list(dict.fromkeys(found))
    assert first == sorted(first)


def test_an_account_as_data_names_the_passages_of_each_sentence(account: Account):
    told = account_as_dict(account)
    assert told["language"] == account.language
    sentences = [told["summary"], *(each for paragraph in told["paragraphs"] for each in paragraph)]  # type: ignore[attr-defined]
    assert [each for each in sentences if not each["spans"]] == []
