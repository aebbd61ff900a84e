"""What people write and what they mean: names in many spellings, and plain questions; written before the search was.

A name that is `sure` leads to its one thing. One that is not (a slip of the keys, or a word in passing) is found among
the first three of a list, and is refused with that list where a single thing is wanted.
"""

from __future__ import annotations

NUREYEV = "person:rudolf-nureyev"
CHALIAPIN = "person:fyodor-chaliapin"
BARYSHNIKOV = "person:mikhail-baryshnikov"
GODUNOV = "person:alexander-godunov"
ALLILUYEVA = "person:svetlana-alliluyeva"
TARKOVSKY = "person:andrei-tarkovsky"
MAYAKOVSKY = "person:vladimir-mayakovsky"
MAKAROVA = "person:natalia-makarova"
MULLOVA = "person:viktoria-mullova"
JORDANIA = "person:vakhtang-jordania"
BREZHNEV = "person:leonid-brezhnev"
PUTIN = "person:vladimir-putin"

ROMANISED = [
    # Bulletin of the British and American boards on geographic names (BGN/PCGN).
    ("Nureyev", NUREYEV),
    ("Shalyapin", CHALIAPIN),
    ("Tarkovskiy", TARKOVSKY),
    ("Mayakovskiy", MAYAKOVSKY),
    ("Zhordaniya", JORDANIA),
    ("Fëdor Shalyapin", CHALIAPIN),
    # ISO 9: one letter for one letter.
    ("Nureev", NUREYEV),
    ("Šalâpin", CHALIAPIN),
    ("Maâkovskij", MAYAKOVSKY),
    ("Žordaniâ", JORDANIA),
    ("Brežnev", BREZHNEV),
    # GOST 7.79, system B.
    ("Mayakovskij", MAYAKOVSKY),
    ("Bary`shnikov", BARYSHNIKOV),
    # Scholarly.
    ("Šaljapin", CHALIAPIN),
    ("Baryšnikov", BARYSHNIKOV),
    ("Majakovskij", MAYAKOVSKY),
    ("Žordanija", JORDANIA),
    ("Andrej Tarkovskij", TARKOVSKY),
    # German.
    ("Nurejew", NUREYEV),
    ("Rudolf Nurejew", NUREYEV),
    ("Schaljapin", CHALIAPIN),
    ("Baryschnikow", BARYSHNIKOV),
    ("Michail Baryschnikow", BARYSHNIKOV),
    ("Godunow", GODUNOV),
    ("Allilujewa", ALLILUYEVA),
    ("Swetlana Allilujewa", ALLILUYEVA),
    ("Breschnew", BREZHNEV),
    ("Wiktorija Mullowa", MULLOVA),
    # French.
    ("Noureïev", NUREYEV),
    ("Noureev", NUREYEV),
    ("Chaliapine", CHALIAPIN),
    ("Barychnikov", BARYSHNIKOV),
    ("Alexandre Godounov", GODUNOV),
    ("Maïakovski", MAYAKOVSKY),
    ("Brejnev", BREZHNEV),
    ("Vladimir Poutine", PUTIN),
    # Others: Library of Congress, Polish, without a scheme.
    ("Shali͡apin", CHALIAPIN),
    ("Szalapin", CHALIAPIN),
    ("Barysznikow", BARYSHNIKOV),
    ("Breżniew", BREZHNEV),
    ("Barishnikov", BARYSHNIKOV),
    ("Nuriyev", NUREYEV),
    ("Yurok", "person:sol-hurok"),
]

INFLECTED = [
    ("Нуреева", NUREYEV),
    ("Нурееву", NUREYEV),
    ("Нуреевым", NUREYEV),
    ("о Нурееве", NUREYEV),
    ("Рудольфа Нуреева", NUREYEV),
    ("Нурееву Рудольфу", NUREYEV),
    ("Шаляпина", CHALIAPIN),
    ("Шаляпиным", CHALIAPIN),
    ("Фёдором Шаляпиным", CHALIAPIN),
    ("Федору Шаляпину", CHALIAPIN),
    ("Барышниковым", BARYSHNIKOV),
    ("Михаилом Барышниковым", BARYSHNIKOV),
    ("Годуновым", GODUNOV),
    ("Аллилуевой", ALLILUYEVA),
    ("Светлану Аллилуеву", ALLILUYEVA),
    ("Тарковского", TARKOVSKY),
    ("Андреем Тарковским", TARKOVSKY),
    ("Макаровой", MAKAROVA),
    ("Наталье Макаровой", MAKAROVA),
    ("Мулловой", MULLOVA),
    ("Викторию Муллову", MULLOVA),
    ("Маяковским", MAYAKOVSKY),
    ("Жорданией", JORDANIA),
    ("Большого театра", "group:bolshoi-theatre"),
    ("в Кировском театре", "group:kirov-theatre"),
    ("Стокгольме", "place:stockholm"),
    ("Лондоном", "place:london"),
    ("Советского Союза", "state:ussr"),
]

WRITTEN_OTHERWISE = [
    # A surname alone, its parts turned round, initials.
    ("Chaliapin", CHALIAPIN),
    ("Chaliapin, Fyodor", CHALIAPIN),
    ("Нуреев Рудольф", NUREYEV),
    ("R. Nureyev", NUREYEV),
    ("Р. Нуреев", NUREYEV),
    ("Р.Х. Нуреев", NUREYEV),
    ("Нурееву Р. Х.", NUREYEV),
    ("M. Barishnikov", BARYSHNIKOV),
    ("Ф. И. Шаляпина", CHALIAPIN),
    # Patronymics, which no name here has.
    ("Рудольф Хаметович Нуреев", NUREYEV),
    ("Рудольфа Хаметовича Нуреева", NUREYEV),
    ("Rudolf Khametovich Nureyev", NUREYEV),
    ("Светлана Иосифовна Аллилуева", ALLILUYEVA),
    ("Светлане Иосифовне Аллилуевой", ALLILUYEVA),
    ("Fjodor Iwanowitsch Schaljapin", CHALIAPIN),
    # Forms of Unicode, case and punctuation.
    ("Фе\u0308дор Шаляпин", CHALIAPIN),
    ("Андреи\u0306 Тарковскии\u0306", TARKOVSKY),
    ("S\u030caljapin", CHALIAPIN),
    ("НУРЕЕВ", NUREYEV),
    ("  nureyev  ", NUREYEV),
    ("«Нуреев»", NUREYEV),
    ("Ｎｕｒｅｙｅｖ", NUREYEV),
    # Addresses and numbers.
    ("https://w3id.org/defector-graph/id/person/rudolf-nureyev", NUREYEV),
    ("<https://w3id.org/defector-graph/id/person/rudolf-nureyev>", NUREYEV),
    ("person:rudolf-nureyev", NUREYEV),
    ("rudolf-nureyev", NUREYEV),
    ("Q189164", CHALIAPIN),
    ("q189164", CHALIAPIN),
    ("wd:Q435124", GODUNOV),
    ("http://www.wikidata.org/entity/Q84217", NUREYEV),
    ("https://www.wikidata.org/wiki/Q84217", NUREYEV),
]

SURE = [*ROMANISED, *INFLECTED, *WRITTEN_OTHERWISE]

SLIPS = [
    ("Nureyvev", NUREYEV),
    ("Nueryev", NUREYEV),
    ("Shalapinn Fyodr", CHALIAPIN),
    ("Baryshnkov", BARYSHNIKOV),
    ("Baryhsnikov", BARYSHNIKOV),
    ("Годнуов", GODUNOV),
    ("Барышинков", BARYSHNIKOV),
    ("Alliluyveva", ALLILUYEVA),
    ("Тарковксий", TARKOVSKY),
    ("Макраова", MAKAROVA),
    ("Stokholmm", "place:stockholm"),
]

IN_PASSING = [
    ("Белоусовой и Протопопова", "person:lyudmila-belousova"),
    ("Алёхин с Капабланкой", "person:jose-raul-capablanca"),
    ("Suworow, Belenko", "person:viktor-belenko"),
    ("barysh", BARYSHNIKOV),
    ("шаляп", CHALIAPIN),
    ("Nureyev dancer", NUREYEV),
    ("the singer Chaliapin", CHALIAPIN),
    ("что стало с Годуновым", GODUNOV),
]

TWO_THINGS = [
    ("France", "dg:State", "state:france"),
    ("France", "cg:Place", "place:france"),
    ("Франции", "dg:State", "state:france"),
    ("Франции", "cg:Place", "place:france"),
    ("Швецию", "cg:Place", "place:sweden"),
    ("Finnland", "dg:State", "state:finland"),
    ("America", "dg:State", "state:usa"),
    ("Америки", "cg:Place", "place:united-states"),
    ("Kirov", "dg:PerformingCompany", "group:kirov-theatre"),
]
"""A name, the class that is wanted, and the thing."""

QUESTIONS = [
    # In English.
    ("who left while on tour", "query:theatres/who-left-on-whose-tour"),
    ("who defected on tour", "query:theatres/who-left-on-whose-tour"),
    ("sources disagree", "query:evidence/disagreements"),
    ("where do the sources contradict each other", "query:evidence/disagreements"),
    ("what did France do for Nureyev", NUREYEV),
    ("what did France do for Nureyev", "state:france"),
    ("what did France do for Nureyev", "query:reception/measures-against-and-for"),
    ("who asked for asylum", "query:asylum/requests-and-outcomes"),
    ("who went back home", "query:people/who-went-back"),
    ("who was called a traitor", "query:reception/who-was-called-a-traitor"),
    ("which law was in force", "query:law/provision-in-force-at-event"),
    ("causes of death", "query:people/deaths-and-causes"),
    ("where are they buried", "query:geography/graves-and-ashes"),
    ("who lost citizenship", "query:people/what-the-state-took-away"),
    ("films about defectors", "query:reception/works-about-and-by-defectors"),
    ("defections by decade", "query:statistics/defections-per-decade"),
    ("how many defected per year", "query:statistics/registered-defectors-by-year"),
    ("which theatre lost most dancers", "query:theatres/companies-that-lost-most"),
    ("life of Mullova", "query:people/one-life-in-order"),
    ("life of Mullova", MULLOVA),
    ("wikidata links", "query:wikidata/linked-things"),
    ("who helped Baryshnikov", "query:networks/who-helped-or-hindered-whom"),
    ("was Baryshnikov abducted", "dispute:baryshnikov-voluntariness"),
    ("definition of a defector", "query:evidence/definitions-and-who-falls-under-them"),
    ("death penalty", "query:law/provisions-that-threatened-death"),
    # In Russian.
    ("кто остался на гастролях", "query:theatres/who-left-on-whose-tour"),
    ("кто сбежал во время гастролей", "query:theatres/who-left-on-whose-tour"),
    ("в чём источники расходятся", "query:evidence/disagreements"),
    ("где источники противоречат друг другу", "query:evidence/disagreements"),
    ("что Франция сделала для Нуреева", NUREYEV),
    ("что Франция сделала для Нуреева", "state:france"),
    ("что Франция сделала для Нуреева", "query:reception/measures-against-and-for"),
    ("кто просил убежища", "query:asylum/requests-and-outcomes"),
    ("кто вернулся на родину", "query:people/who-went-back"),
    ("кого называли изменником", "query:reception/who-was-called-a-traitor"),
    ("какой закон действовал", "query:law/provision-in-force-at-event"),
    ("от чего умерли", "query:people/deaths-and-causes"),
    ("где похоронены", "query:geography/graves-and-ashes"),
    ("кого лишили гражданства", "query:people/what-the-state-took-away"),
    ("фильмы о невозвращенцах", "query:reception/works-about-and-by-defectors"),
    ("сколько бежало за десятилетие", "query:statistics/defections-per-decade"),
    ("сколько было невозвращенцев по годам", "query:statistics/registered-defectors-by-year"),
    ("жизнь Мулловой", "query:people/one-life-in-order"),
    ("жизнь Мулловой", MULLOVA),
    ("кто бежал вместе", "query:people/who-left-together"),
    ("кто помогал Барышникову", "query:networks/who-helped-or-hindered-whom"),
    ("кто такой невозвращенец", "dispute:who-is-a-defector"),
    ("смертная казнь", "query:law/provisions-that-threatened-death"),
    ("кто на ком был женат", "query:networks/unions-and-their-kinds"),
    ("куда вели гастроли", "query:geography/stops-of-journeys"),
]
"""A plain question, and one of the things or canned questions that must be among the first three."""
