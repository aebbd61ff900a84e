"""Questions in plain words, in both languages, and what would answer each; the first twenty came before the code."""

from __future__ import annotations

__all__ = ["FURTHER", "LIKE_IN_MEANING", "PLAIN"]

PLAIN = [
    (
        "where did those go who left the Kirov on tour",
        "theatres/who-left-on-whose-tour geography/routes-from-home-to-residence group:kirov-theatre",
    ),
    (
        "who was refused asylum",
        "asylum/refusals-and-the-next-step asylum/who-refused-whom-and-why asylum/requests-and-outcomes",
    ),
    (
        "what did the law of 1929 say",
        "law:ussr-1929-outlawing law/offences-by-act-and-provision law/acts-and-who-passed-them",
    ),
    (
        "which dancers asked the United States for asylum",
        "asylum/requests-and-outcomes asylum/states-asked-and-states-lived-in",
    ),
    (
        "where is Nureyev buried",
        "person:rudolf-nureyev geography/graves-and-ashes geography/died-abroad-and-where-they-lie",
    ),
    ("did anyone come back to Russia", "people/who-went-back"),
    ("what became of Belenko after he landed in Japan", "person:viktor-belenko"),
    (
        "how many people defected each year",
        "statistics/registered-defectors-by-year statistics/defections-per-decade statistics/defections-per-country",
    ),
    ("which films were made about defectors", "reception/works-about-and-by-defectors"),
    (
        "who was sentenced to death",
        "law/convictions law/provisions-that-threatened-death law/terms-against-the-statute "
        "people/what-the-state-took-away",
    ),
    (
        "чем связаны Нуреев и Годунов",
        "person:rudolf-nureyev person:alexander-godunov networks/who-stands-between-two-people",
    ),
    ("кто остался на гастролях Большого театра", "theatres/who-left-on-whose-tour group:bolshoi-theatre"),
    ("за что осудили Суворова", "person:viktor-suvorov law/convictions"),
    (
        "где похоронен Тарковский",
        "person:andrei-tarkovsky geography/graves-and-ashes geography/died-abroad-and-where-they-lie",
    ),
    ("у кого отняли гражданство", "people/citizenships people/what-the-state-took-away"),
    (
        "какое наказание грозило за измену Родине",
        "law/penalties-option-by-option law/provisions-that-threatened-death law/treason-across-the-acts "
        "law/terms-against-the-statute",
    ),
    ("кто учился у Александра Пушкина", "person:alexander-pushkin-teacher people/schools networks/ties-of-a-person"),
    ("в чём расходятся рассказы о Барышникове", "evidence/disagreements person:mikhail-baryshnikov"),
    ("сколько перебежчиков было в каждом десятилетии", "statistics/defections-per-decade"),
    (
        "чем помогла Нурееву Франция",
        "reception/what-a-state-did reception/measures-against-and-for person:rudolf-nureyev",
    ),
]
"""What is asked, and what would answer it: names of questions, and things by their prefixed names."""

FURTHER = [
    ("Stalin's daughter", "person:svetlana-alliluyeva"),
    ("Who escaped by plane?", "people/how-each-one-left"),
    ("Who returned to the Soviet Union after fleeing?", "people/who-went-back"),
    ("What happened to the relatives left behind?", "people/left-behind collective:relatives-of-defectors"),
    ("Which law punished refusal to return?", "law:ussr-1929-outlawing law/offences-by-act-and-provision"),
    ("Who taught Nureyev?", "people/schools"),
    ("Which ballet companies took in defectors?", "theatres/companies-that-took-people-in"),
    ("How many people defected in 1922?", "statistics/registered-defectors-by-year"),
    ("Which sources disagree about Godunov?", "evidence/disagreements"),
    ("wives and husbands of defectors", "networks/unions-and-their-kinds"),
    ("defectors who died in poverty", "people/deaths-and-causes"),
    ("Шахматисты-невозвращенцы", "person:alexander-alekhine"),
    ("Кто бежал на самолёте?", "people/how-each-one-left"),
    ("Кто попросил политическое убежище в США?", "asylum/requests-and-outcomes"),
    ("Сколько невозвращенцев было в 1921 году?", "statistics/registered-defectors-by-year"),
    ("Какой закон карал за невозвращение?", "law/offences-by-act-and-provision"),
    ("У кого учился Барышников?", "people/schools"),
    ("Какие книги написали беглецы?", "reception/works-about-and-by-defectors"),
    ("Что писали газеты о побеге Нуреева?", "reception/what-was-said-about-each-departure"),
    ("Кто помог бежать Нурееву?", "networks/who-helped-or-hindered-whom"),
    ("Лишение гражданства", "people/what-the-state-took-away concept:deprivation-of-citizenship"),
    ("карта побегов", "geography/routes-from-home-to-residence"),
]

LIKE_IN_MEANING = [
    ("how old was she when she fled", "people/ages-as-told"),
    ("what jobs did they get abroad", "roles/first-post-after-leaving"),
    ("which books are mentioned", "reception/bibliography"),
    ("what was banned in the Soviet Union", "reception/bans-and-how-they-ended"),
    ("what happened in 1979", "people/what-happened-in-a-year"),
    ("who criticised the defectors", "reception/judgements-and-their-aspects"),
    ("who was arrested", "asylum/removals-detentions-and-demands law/convictions"),
    (
        "who hijacked a plane",
        "people/how-each-one-left people/vanishings-crossings-and-surrenders person:viktor-belenko",
    ),
    ("which countries took them in", "asylum/states-asked-and-states-lived-in asylum/requests-and-outcomes"),
    ("кто работал на разведку", "roles/intelligence-services-and-posts"),
    ("в какие труппы их взяли на Западе", "theatres/companies-that-took-people-in"),
    ("кому пришлось оставить детей", "people/left-behind people/lost-and-left-behind"),
    ("кто с кем развёлся", "networks/unions-and-how-they-ended networks/unions-and-their-kinds"),
    ("что случилось в 1979 году", "people/what-happened-in-a-year"),
    ("из каких стран бежали чаще всего", "statistics/defections-per-country"),
    ("кто служил в Большом в одно время", "theatres/colleagues-in-time group:bolshoi-theatre"),
    ("безымянные люди в текстах", "people/kinds-of-people people/others-in-the-story"),
    ("чьи сведения держатся на одном источнике", "evidence/facts-on-one-root"),
]
"""Questions in other words than those of the canned ones: synonyms, and years for a year."""
