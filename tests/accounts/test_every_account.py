"""Every account of the corpus in both languages: rules that each sentence keeps, and what some of them say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from pyoxigraph import NamedNode

from kg.accounts import Account, Accounts, Phrase, Piece, Sentence, Told
from kg.build import Built
from kg.cards import card_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import IDENTIFIERS, abbreviate, expand, kind_of
from kg.settings import current

from ..little import ROOT, node

LANGUAGES = ("en", "ru")
ASIDE = {"citation", "claim", "proposition", "sentence", "span"}
# Titles, parts and shapes that are written in Latin letters in Russian, too.
LATIN_IN_RUSSIAN = re.compile(r"«[^»]*»|роль: [^)]*|[IVX]+\b|\b[A-Z]\. ")


class Corpus:
    """The accounts of all things, made when first asked for."""

    def __init__(self, built: Built, graph: Graph):
        authored = Graph(built.layer("authored"))
        told, self._accounts = Told(graph, authored), Accounts(Told(graph, authored), ROOT)
        self.nodes = [
            node
            for node in told.authored.all_subjects()
            if isinstance(node, NamedNode) and node.value.startswith(IDENTIFIERS) and kind_of(node) not in ASIDE
        ]
        self._card = cache(lambda node: card_of(node, graph, authored))
        self.account = cache(self._account)

    def _account(self, node: NamedNode, language: str) -> Account:
        account: Account = self._card(node).account(self._accounts, language)
        return account

    def sentences(self) -> Iterator[tuple[str, str, Sentence]]:
        for thing in self.nodes:
            for language in LANGUAGES:
                for sentence in self.account(thing, language).sentences():
                    yield abbreviate(thing.value), language, sentence


@pytest.fixture(scope="module")
def corpus(built: Built, graph: Graph) -> Corpus:
    return Corpus(built, graph)


def doubled(sentence: Sentence, _language: str) -> bool:
    return re.search(r"\b(\w+) \1\b|  ", sentence.text) is not None


def badly_pointed(sentence: Sentence, _language: str) -> bool:
    return re.search(r" [,;.)]|\( |\(\)|[,;:] ?[,;.]|\.\.", sentence.text) is not None


def with_address_or_gap(sentence: Sentence, _language: str) -> bool:
    slug = r"https?:|\b[a-z]+:[a-z][a-z-]*|\b[a-z]+(?:-[a-z]+){3,}|[{}\[\]]|\bNone\b"
    return re.search(slug, sentence.text) is not None


def without_passage(sentence: Sentence, _language: str) -> bool:
    return not sentence.citations


def without_capital_and_stop(sentence: Sentence, _language: str) -> bool:
    first = sentence.text[:1]
    return not (first.isupper() or first.isdigit() or first in "«“") or not sentence.text.endswith(".")


def out_of_number(sentence: Sentence, language: str) -> bool:
    wrong = {
        "en": r"\b1 (?:years|days|months|sources|passages)\b|\b(?:[2-9]|\d\d+) (?:year|day|month|source|passage)\b",
        "ru": r"\b(?:\d*[05-9]|1[1-4]) (?:год|года|день|дня|источник|источника)\b"
        r"|\b(?:[234]|[2-9][234]) (?:год|лет|дней)\b",
    }
    return re.search(wrong[language], LENGTHS.sub("", sentence.text)) is not None


LENGTHS = re.compile(r"\b\d{4} (?:год|года|году)\b|(?:до|возраст[еа]) \d+ (?:лет|года)")
"""Years of the calendar; upper limits and ages, which stand in the genitive."""


def in_the_wrong_letters(sentence: Sentence, language: str) -> bool:
    if language == "en":
        return re.search(r"[а-яё]", sentence.text) is not None
    return re.search(r"[a-z]{3,}", LATIN_IN_RUSSIAN.sub("", sentence.text)) is not None


RULES = (
    doubled, badly_pointed, with_address_or_gap, without_passage, without_capital_and_stop, out_of_number,
    in_the_wrong_letters,
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_sentence_of_any_account_is(corpus: Corpus, rule: Callable[[Sentence, str], bool]):
    found = [(name, language, s.text) for name, language, s in corpus.sentences() if rule(s, language)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("He he died.", None),
        ("Ada died died.", doubled),
        ("Ada died  soon.", doubled),
        ("Ada died ; soon.", badly_pointed),
        ("Ada died..", badly_pointed),
        ("Ada met person:ben-oake.", with_address_or_gap),
        ("Ada died in {dg:place}.", with_address_or_gap),
        ("ada died.", without_capital_and_stop),
        ("Ada died", without_capital_and_stop),
        ("Ada waited 1 years.", out_of_number),
        ("Ada waited 21 year.", out_of_number),
        ("Ada умерла.", in_the_wrong_letters),
    ],
)
def test_a_rule_sees_what_it_is_for(corpus: Corpus, text: str, rule: Callable[[Sentence, str], bool] | None):
    citations = tuple(next(s for _, _, s in corpus.sentences() if s.citations).citations)
    sentence = Sentence(NamedNode("urn:ada"), (Phrase((Piece(text),), citations),))
    assert [each for each in RULES if each(sentence, "en")] == ([rule] if rule else [])


def text_of(corpus: Corpus, name: str, language: str) -> str:
    account = corpus.account(node(name), language)
    return " ".join(sentence.text for sentence in account.sentences())


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        # Of the texts: he stayed in Paris on the tour of 1961, danced 15 years in London, died in 1993.
        ("person:rudolf-nureyev", "en", "defected in Paris in 1961 and died in Paris in 1993"),
        ("person:rudolf-nureyev", "en", "a leading ballet dancer at the Royal Ballet for 15 years"),
        (
            "person:rudolf-nureyev",
            "ru",
            "невозвращенцем в Париже в 1961 году и умирает в Париже в 1993 году",
        ),
        ("person:rudolf-nureyev", "ru", "звезда балета в Королевском балете 15 лет"),
        # The first post in the West is told as London by one section, as Copenhagen by another.
        ("person:rudolf-nureyev", "en", "by one account (Compilation of profiles of famous defectors, 2012)"),
        ("person:rudolf-nureyev", "en", "by another (Unsigned profiles)"),
        ("person:rudolf-nureyev", "ru", "по другой (Очерки без подписи)"),
        # No text tells the year; the editors know it, and say so.
        ("person:rudolf-nureyev", "en", "as far as the editors know, though no source says so, the date is 1982"),
        ("person:viktor-belenko", "ru", "6 сентября 1976 года"),
        ("group:kirov-theatre", "en", "went on tour"),
        ("law:ussr-1929-outlawing", "ru", "преступление: "),
        # What came after what, in the genitive; the thing of the account by the last part of its name, declined.
        ("person:rudolf-nureyev", "ru", "получает гражданство Австрии вскоре после переезда в Лондон"),
        ("state:austria", "ru", "получает гражданство Австрии вскоре после переезда Рудольфа Нуреева в Лондон"),
        ("person:andrei-tarkovsky", "ru", "происходит погребение Тарковского на русском кладбище"),
        # Forms of one name from two files: what she asked for, and what one does who stays.
        ("person:svetlana-alliluyeva", "en", "asked for leave to stay abroad in March 1967"),
        # A body that sits where the work was done is not told with its place twice.
        ("person:semyon-vorontsov", "en", "an ambassador at the Russian embassy in London, before"),
        ("person:ayn-rand", "ru", "теряет родителей из-за блокады Ленинграда"),
        ("state:ussr", "en", "The Soviet Union existed until 1991."),
        # Ten years at the least and ten at the most.
        ("law:ussr-1934-decree", "en", "imprisonment, 10 years"),
        (
            "event:tarkovsky-family-leave-request",
            "en",
            "for a foreign trip on behalf of the family of",
        ),
        ("person:leonid-brezhnev", "en", "Brezhnev was General Secretary at the Central Committee of the CPSU in 1979"),
        # What follows is a clause where it is said, and is named where it has a name.
        ("person:rudolf-nureyev", "ru", "невозвращение ведёт к тому, что Нуреев"),
        ("person:alexander-alekhine", "ru", "спецслужбы неустановленной страны ведут к"),
        # A side of a dispute that is a statement is told with what it says.
        ("group:wikipedia", "en", "by another (Encyclopaedia article on defectors), Wikipedia said of"),
        # What was said, with holder and attitude, manner, condition; nested propositions whole.
        ("person:andrei-tarkovsky", "en", "at a press conference in Stockholm in the summer of 1984 (announcement)"),
        ("person:viktor-belenko", "en", "Belenko does not tolerate injustice"),
        ("person:viktoria-mullova", "en", "the KGB does not search (this concerns Mullova), if the KGB knows of"),
        ("person:rudolf-nureyev", "en", "Artur Kalandarov said of the defection and the Soviet Union"),
        ("person:fyodor-chaliapin", "en", "reported what the Soviet Union thought or felt (hurt) about"),
        ("person:mikhail-baryshnikov", "ru", "В 1974 году сотрудники посольства СССР говорят"),
    ],
)
def test_accounts_say_what_the_texts_tell(corpus: Corpus, name: str, language: str, said: str):
    assert said in text_of(corpus, name, language)


def test_a_value_that_an_editor_infers_says_so(corpus: Corpus):
    assert "(inferred by the editors)" in text_of(corpus, "person:andrei-tarkovsky", "en")


def test_a_value_that_accounts_dispute_says_so(corpus: Corpus):
    # One section has him stay from the journey to Italy, two from the one to Stockholm.
    account = corpus.account(node("person:andrei-tarkovsky"), "en")
    (defection,) = [s for p in account.paragraphs for s in p.sentences if s.text.startswith("Tarkovsky defected")]
    assert "accounts differ" in defection.text


def test_every_life_of_a_defector_has_a_summary_and_paragraphs(corpus: Corpus, graph: Graph):
    cls = node("dg:Defector")
    bare = [
        abbreviate(person.value)
        for person in graph.of_type(cls)
        if isinstance(person, NamedNode)
        for language in LANGUAGES
        if not (account := corpus.account(person, language)).summary or not account.paragraphs
    ]
    assert bare == []


def test_every_pattern_names_properties_and_classes_of_the_ontology(graph: Graph):
    known = {str(node.value) for node in graph.all_subjects()}
    names = set()
    for path in (ROOT / "ontology" / "accounts").rglob("*.toml"):
        names |= set(re.findall(r"\b(?:dg|cg|cc|c|person|place|state|group|law):[\w-]+", path.read_text("utf-8")))
    lost = sorted(name for name in names if expand(name) not in known)
    assert lost == []


def test_both_languages_word_the_same():
    folder = ROOT / "ontology" / "accounts"
    told = {
        language: {
            (name, purpose)
            for path in (folder / language).glob("*.toml")
            for name, table in tomllib.loads(path.read_text("utf-8")).items()
            if ":" in name
            for purpose in table
        }
        for language in current().project.languages
    }
    # Events in the genitive, as behind "after", are a matter of Russian alone.
    assert told["en"] == {(name, purpose) for name, purpose in told["ru"] if purpose != "event"}
