from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.names import Names

from ..little import node, world
from .cases import IN_PASSING, QUESTIONS, SLIPS, SURE, TWO_THINGS


@pytest.mark.parametrize(("asked", "meant"), SURE)
def test_a_name_means_its_one_thing(names: Names, asked: str, meant: str):
    assert names.resolve(asked) == node(meant)


@pytest.mark.parametrize(("asked", "meant"), SLIPS + IN_PASSING[2:])
def test_a_slip_of_the_keys_is_refused_with_what_was_meant_among_the_first_three(names: Names, asked: str, meant: str):
    with pytest.raises(NotFoundError, match="nothing here is called") as caught:
        names.resolve(asked)
    assert meant in [candidate.split()[0] for candidate in caught.value.candidates[:3]]


@pytest.mark.parametrize(("asked", "cls", "meant"), TWO_THINGS)
def test_a_name_of_two_things_is_decided_by_the_class(names: Names, asked: str, cls: str, meant: str):
    assert names.resolve(asked, cls) == node(meant)


@pytest.mark.parametrize(
    "asked", sorted({asked for asked, meant in QUESTIONS if meant.startswith("query:") and len(asked.split()) > 3})
)
def test_a_question_is_no_name(names: Names, asked: str):
    with pytest.raises(NotFoundError):
        names.resolve(asked)


@pytest.fixture(scope="module")
def lights() -> Names:
    return Names(
        world(
            """
            person:ada-fenn a dg:Person ; rdfs:label "Ada Fenn"@en , "Ада Фенн"@ru .
            person:ivan-oakov a dg:Person ; rdfs:label "Ivan Oakov"@en , "Иван Оков"@ru .
            person:anna-oakova a dg:Person ; rdfs:label "Anna Oakova"@en , "Анна Окова"@ru .
            person:pyotr-ilyich-lipov a dg:Person ; rdfs:label "Pyotr Ilyich Lipov"@en , "Пётр Ильич Липов"@ru .
            person:lev-shutov a dg:Person ; rdfs:label "Lev Shutov"@en , "Лев Шутов"@ru .
            person:lev-zhutov a dg:Person ; rdfs:label "Lev Zhutov"@en , "Лев Жутов"@ru .
            group:lamp a dg:Group ; rdfs:label "Bright Lamp"@en , "Яркая лампа"@ru ; cg:wikidata wd:Q7 .
            journey:lamp a dg:Tour ; rdfs:label "Tour of the Bright Lamp"@en , "Гастроли Яркой лампы"@ru .
            place:fenn-grave a cg:Place ; rdfs:label "Grave of Ada Fenn"@en , "Могила Ады Фенн"@ru .
            place:bay a cg:Place ; rdfs:label "Bay (territory)"@en , "Бухта (территория)"@ru .
            state:bay a dg:State ; rdfs:label "Bay"@en , "Бухта"@ru .
            group:bay-choir a dg:Group , cg:Place ; rdfs:label "Choir of Bay"@en , "Хор в бухте"@ru .
            person:yefim-rogov a dg:Person ; rdfs:label "Yefim Rogov"@en , "Ефим Рогов"@ru .
            person:rogov-wife a dg:Person ; rdfs:label "Wife of Yefim Rogov"@en , "Жена Ефима Рогова"@ru .
            person:sail a dg:Person ; rdfs:label "Sail"@en , "Парус"@ru .
            person:olaf-i a dg:Person ; rdfs:label "Olaf I"@en , "Олаф I"@ru .
            person:olaf-reed a dg:Person ; rdfs:label "Olaf Reed"@en , "Олаф Рид"@ru .
            person:olga-i a dg:Person ; rdfs:label "Olga I"@en , "Ольга I"@ru .
            group:sail-choir a dg:Group ; rdfs:label "Sail Choir"@en , "Хор Паруса"@ru .
            place:sail-grave a cg:Place ; rdfs:label "Grave of poor Sail"@en , "Могила бедного Паруса"@ru .
            span:ada-fenn-1 a cg:Span .
            """
        )
    )


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        # The whole of a name in another case goes before a part of a longer one as it is written there.
        ("Яркой лампы", "group:lamp"),
        ("Ады Фенн", "person:ada-fenn"),
        # As it is written goes before a form of another name.
        ("Окова", "person:anna-oakova"),
        ("Оковой", "person:anna-oakova"),
        ("Оковым", "person:ivan-oakov"),
        ("Льва Шутова", "person:lev-shutov"),
        ("Šutov", "person:lev-shutov"),
        ("Žutov", "person:lev-zhutov"),
        ("Пётр Липов", "person:pyotr-ilyich-lipov"),
        ("П. И. Липов", "person:pyotr-ilyich-lipov"),
        ("Петра Ильича Липова", "person:pyotr-ilyich-lipov"),
        ("Q7", "group:lamp"),
        ("span:ada-fenn-1", "span:ada-fenn-1"),
    ],
)
def test_the_surest_way_of_reading_goes_first(lights: Names, asked: str, meant: str):
    assert lights.resolve(asked) == node(meant)


@pytest.mark.parametrize(
    "asked",
    [
        "B. Fenn",
        "В. Фенн",
        "Ada Oakov",
        "Ada Fenn of Lamp",
        # A patronymic that is another's, one without a given name, and a second one.
        "Пётр Иванович Липов",
        "Иванович Оков",
        "Иван Петрович Сергеевич Оков",
        "Q8",
        "wd:Q8",
        "https://www.wikidata.org/wiki/Q8",
        "person:lev",
        "bright lam",
        "what is the Lamp",
    ],
)
def test_what_is_not_surely_one_thing_is_refused(lights: Names, asked: str):
    with pytest.raises(NotFoundError):
        lights.resolve(asked)


def test_what_stands_in_brackets_only_tells_namesakes_apart(lights: Names):
    for asked in ("Bay", "Бухты"):
        assert lights.resolve(asked) == node("state:bay")
        assert lights.resolve(asked, "cg:Place") == node("place:bay")
    assert lights.resolve("territory bay") == node("place:bay")


@pytest.mark.parametrize("asked", ["Sail", "Паруса"])
def test_what_is_only_told_by_somebodys_name_is_not_meant_in_place_of_him(lights: Names, asked: str):
    assert lights.resolve(asked) == node("person:sail")
    assert lights.resolve(asked, "dg:Group") == node("group:sail-choir")
    with pytest.raises(NotFoundError, match=f"“{asked}” is no cg:Place"):
        lights.resolve(asked, "cg:Place")


@pytest.mark.parametrize("asked", ["Лев", "Льву", "Schutow"])
def test_a_spelling_that_may_be_two_names_lists_both(lights: Names, asked: str):
    assert refused(lights, asked) == {"person:lev-shutov", "person:lev-zhutov"}


@pytest.mark.parametrize("asked", ["Rogov", "Рогова", "Rogow"])
def test_a_name_by_which_another_is_told_too_lists_both(lights: Names, asked: str):
    assert refused(lights, asked) == {"person:yefim-rogov", "person:rogov-wife"}
    assert lights.resolve(f"Ефима {asked}" if asked == "Рогова" else f"Yefim {asked}") == node("person:yefim-rogov")


@pytest.mark.parametrize("asked", ["Olaf", "Олаф", "Олафа"])
def test_the_number_of_a_ruler_is_a_word_of_his_name(lights: Names, asked: str):
    assert refused(lights, asked) == {"person:olaf-i", "person:olaf-reed"}
    assert lights.resolve(f"{asked} I") == node("person:olaf-i")
    assert lights.resolve("Olga") == node("person:olga-i")


def refused(names: Names, asked: str) -> set[str]:
    with pytest.raises(NotFoundError, match="name of several things") as caught:
        names.resolve(asked)
    return {candidate.split()[0] for candidate in caught.value.candidates}


def test_a_number_of_wikidata_is_checked_against_the_class(lights: Names):
    assert lights.resolve("wd:Q7", "dg:Group") == node("group:lamp")
    with pytest.raises(NotFoundError, match="“Q7” is no dg:Person"):
        lights.resolve("Q7", "dg:Person")
