"""Spellings of one name sound alike, whatever the scheme; names that differ do not."""

from __future__ import annotations

import pytest

from kg.search.sounds import fold, sounds_of

SCHEMES = ("BGN/PCGN", "ISO 9", "scholarly", "German", "French")
ROMANISED = {
    "чехов": "chekhov čehov čechov tschechow tchekhov",
    "хрущёв": "khrushchev hruŝëv chruščëv chruschtschow khrouchtchev",
    "чайковский": "chaykovskiy čajkovskij čajkovskij tschaikowski tchaïkovski",
    "евтушенко": "evtushenko evtušenko evtušenko ewtuschenko evtouchenko",
    "солженицын": "solzhenitsyn solženicyn solženicyn solschenizyn soljenitsyne",
    "ростропович": "rostropovich rostropovič rostropovič rostropowitsch rostropovitch",
    "щедрин": "shchedrin ŝedrin ščedrin schtschedrin chtchedrine",
    "цветаева": "tsvetayeva cvetaeva cvetaeva zwetajewa tsvetaïeva",
    "юсупов": "yusupov ûsupov jusupov jussupow ioussoupov",
    "толстой": "tolstoy tolstoj tolstoj tolstoi tolstoï",
    "яшин": "yashin âšin jašin jaschin iachine",
    "жуков": "zhukov žukov žukov schukow joukov",
    "ахматова": "akhmatova ahmatova achmatova achmatowa akhmatova",
}
PAIRS = [
    (russian, scheme, latin)
    for russian, spellings in ROMANISED.items()
    for scheme, latin in zip(SCHEMES, spellings.split(), strict=True)
]


@pytest.mark.parametrize(("russian", "scheme", "latin"), PAIRS, ids=str)
def test_a_romanised_name_sounds_as_in_russian(russian: str, scheme: str, latin: str):
    assert scheme in SCHEMES
    assert sounds_of(russian) & sounds_of(latin)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nureyev", "nuriev"),
        ("fyodor", "fedor"),
        ("natalia", "natalya"),
        ("viktoria", "victoria"),
        ("ксения", "xenia"),
        ("gorbachev", "gorbatschow"),
        ("нурієв", "нуриев"),
    ],
)
def test_spellings_that_sound_alike(one: str, other: str):
    # Where ё stands, one spelling has it as e and the other as o: the Russian name, with both, is what joins them.
    through = sounds_of({"fyodor": "фёдор", "gorbachev": "горбачёв"}.get(one, one))
    assert through & sounds_of(one)
    assert through & sounds_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("nureyev", "nurov"), ("mullova", "malova"), ("ivanov", "ivanova"), ("шаляпин", "шаляпина"), ("паша", "саша")],
)
def test_names_that_differ_sound_differently(one: str, other: str):
    assert not sounds_of(one) & sounds_of(other)


@pytest.mark.parametrize(
    ("sound", "folded"), [("alliluieva", "alilueva"), ("tarkovskii", "tarkovski"), ("iii", "i"), ("", "")]
)
def test_folding(sound: str, folded: str):
    assert fold(sound) == folded


@pytest.mark.parametrize("word", ["1979", "日本", "αβγ", "abв"])
def test_a_word_in_no_known_script_has_no_sound(word: str):
    assert sounds_of(word) == frozenset()


def test_a_long_word_has_not_ever_more_sounds():
    assert len(sounds_of("sj" * 100)) <= 96
