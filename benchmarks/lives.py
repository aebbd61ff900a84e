"""The made-up world of the corpora: laws, states, circles of people, and what a life consists of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pen import Pen, concepts

__all__ = ["World"]

PEOPLE_PER_CIRCLE = 40
COMPANIES_PER_CIRCLE = 10
PLACES = 60

_FIRST = (("Anna", "Анна"), ("Boris", "Борис"), ("Vera", "Вера"), ("Gleb", "Глеб"), ("Dina", "Дина"), ("Yegor", "Егор"))
_LAST = (("Abrosim", "Абросим"), ("Berezin", "Березин"), ("Vlasov", "Власов"), ("Gorin", "Горин"), ("Dolin", "Долин"))
_STATES = ("Ruritania", "Freedonia", "Sylvania", "Arcadia", "Elbonia", "Genovia", "Utopia", "Zenda")
_ARTICLES = (("1926", "58", "1927/1960"), ("1960", "64", "1961/1996"))


def _when(edtf: object) -> str:
    return f'cg:when "{edtf}"^^edtf:EDTF'


@dataclass
class Circle:
    """The people who can meet: their companies and tours, and who was there before."""

    number: int
    companies: list[str] = field(default_factory=list)
    tours: list[tuple[str, str, int]] = field(default_factory=list)
    people: list[str] = field(default_factory=list)


@dataclass
class Life:
    """One person, with the company, the tour and the year in which the person left."""

    number: int
    name: str
    circle: Circle
    fame: int
    company: str
    tour: str
    left: int
    born: int

    def id(self, kind: str, what: str) -> str:
        """Return a name for something of this life."""
        return f"{kind}:b{self.number}-{what}"


class World:
    """Makes people one after the other; each knows only those who came before."""

    def __init__(self, pen: Pen, faults: float = 0.0):
        self.pen, self.faults = pen, faults
        self.stars: list[str] = []
        self.circle = Circle(-1)
        self.states = [f"state:{name.lower()}" for name in _STATES]
        self.places = [f"place:b{number}" for number in range(PLACES)]

    def begin(self) -> None:
        """Write what does not grow: states, places, a newspaper, a court, the law."""
        pen = self.pen
        pen.document(0, 1)
        pen.section(0, 0, 0)
        for name in _STATES:
            pen.named(f"state:{name.lower()}", "State", name, f"Страна {name}")
        pen.named("state:old-union", "State", "Old Union", "Старый Союз", _when("1922/1999"))
        for number, place in enumerate(self.places):
            within = f"cg:within place:b{number % 8}" if number >= 8 else ""
            pen.named(place, "City" if within else "Place", f"Place {number}", f"Место {number}", within)
        pen.named("group:gazette", "Group", "The Gazette", "Газета")
        for act, article, years in _ARTICLES:
            self._law(act, article, years)

    def _law(self, act: str, article: str, years: str) -> None:
        pen, code, provision = self.pen, f"law:code-{act}", f"law:code-{act}-art-{article}"
        pen.named(
            code,
            "LegalAct",
            f"Code of {act}",
            f"Кодекс {act} года",
            "dg:actKind c:code",
            "dg:jurisdiction state:old-union",
            "dg:definesOffence c:treason",
            _when(years),
            f"cg:evidence {pen.span()}",
        )
        options = [f"penalty:{act}-death", f"penalty:{act}-prison"]
        pen.named(
            provision,
            "Provision",
            f"Article {article} of {act}",
            f"Статья {article} {act} года",
            f'dg:articleNumber "{article}"',
            f"dg:partOfAct {code}",
            "dg:appliesTo c:soviet-citizen",
            "dg:definesOffence c:refusal-to-return",
            *(f"dg:penaltyOption {option}" for option in options),
            _when(years),
            f"cg:evidence {pen.span()}",
        )
        pen.told(options[0], "PenaltyOption", "dg:penaltyKind c:death")
        pen.told(options[1], "PenaltyOption", "dg:penaltyKind c:imprisonment", "dg:minYears 5.0", "dg:maxYears 15.0")

    def _next_circle(self, number: int) -> None:
        """Begin a circle: a document, companies, and the tours of each, most of them by the largest."""
        pen, circle = self.pen, Circle(number)
        pen.document(number + 1, PEOPLE_PER_CIRCLE)
        for rank in range(COMPANIES_PER_CIRCLE):
            name, cls = f"group:b{number}-{rank}", "Theatre" if rank % 2 else "PerformingCompany"
            pen.named(name, cls, f"Company {number}.{rank}", f"Труппа {number}.{rank}", f"dg:basedIn {self._place()}")
            circle.companies.append(name)
        self.circle = circle

    def _tour(self, company: str) -> tuple[str, str, int]:
        """Return a tour of the company: one told before, or a new one."""
        pen, circle = self.pen, self.circle
        told = [tour for tour in circle.tours if tour[1] == company]
        if told and pen.chance(0.7):
            return pen.random.choice(told)
        year = pen.random.randrange(1946, 1989)
        name = f"journey:b{circle.number}-{len(circle.tours)}"
        english, russian = f"Tour of {company} in {year}", f"Гастроли {company} {year} года"
        facts = (f"dg:touredBy {company}", f"dg:touring {self._place()}", f"dg:inState {self._state()}", _when(year))
        pen.told(name, "Tour", f'rdfs:label "{english}"@en', f'rdfs:label "{russian}"@ru', *facts)
        circle.tours.append((name, company, year))
        return circle.tours[-1]

    def _place(self) -> str:
        return self.pen.skewed(self.places)

    def _state(self) -> str:
        return self.pen.skewed(self.states)

    def person(self, number: int) -> None:
        """Write one person and everything that is told of the person."""
        circle_number, seat = divmod(number, PEOPLE_PER_CIRCLE)
        if seat == 0:
            self._next_circle(circle_number)
        self.pen.section(number + 1, circle_number + 1, seat)
        life = self._life(number)
        self._names(life)
        for part, share in _PARTS:
            if self.pen.chance(share):
                part(self, life)
        for extra in range(life.fame):
            _EXTRAS[extra % len(_EXTRAS)](self, life, extra)
        if self.faults and self.pen.chance(self.faults):
            self.pen.random.choice(_FAULTS)(self, life)
        self.circle.people.append(life.name)
        if life.fame > 12 and len(self.stars) < 200:
            self.stars.append(life.name)

    def _life(self, number: int) -> Life:
        random = self.pen.random
        fame = min(25, int(random.paretovariate(1.1)))
        company = self.pen.skewed(self.circle.companies)
        tour, _, year = self._tour(company)
        name = f"person:b{number}"
        return Life(number, name, self.circle, fame, company, tour, year, year - random.randrange(20, 45))

    def _names(self, life: Life) -> None:
        random, number = self.pen.random, life.number
        (first, given), (last, family) = random.choice(_FIRST), random.choice(_LAST)
        labels = (f"{first} {last} {number}", f"{given} {family} {number}")
        other = [f'skos:altLabel "{last} {number}"@en', f'skos:altLabel "{family} {number}"@ru']
        self.pen.named(life.name, "Person", *labels, *other[: min(2, life.fame)])
        if life.fame > 3:
            self._match(life)

    def _match(self, life: Life) -> None:
        self.pen.thing(
            f"match:b{life.number}",
            "Match",
            'cg:judgedBy "nobody"',
            'cg:judgedOn "2026-01-01"^^xsd:date',
            'cg:matchEvidence "made up"',
            f"cg:matchGrade {concepts('match-grades')[0]}",
            f"cg:matchItem wd:Q{900_000_000 + life.number}",
            f"cg:matchOf {life.name}",
            "cg:matchStatus cc:match-accepted",
        )

    # What most lives have

    def _birth(self, life: Life) -> None:
        self.pen.told(
            life.id("event", "birth"), "Birth", f"dg:born {life.name}", f"dg:place {self._place()}", _when(life.born)
        )

    def _death(self, life: Life) -> None:
        year = life.left + self.pen.random.randrange(8, 30)
        cause = f"dg:cause {self.pen.skewed(concepts('causes'))}"
        place = f"dg:place {self._place()}"
        self.pen.told(life.id("event", "death"), "Death", f"dg:died {life.name}", cause, place, _when(year))

    def _first_role(self, life: Life) -> None:
        position = f"dg:position {self.pen.skewed(concepts('positions'))}"
        begun = _when(f"{life.left - self.pen.random.randrange(1, 4)}/{life.left}")
        facts = (f"dg:roleHolder {life.name}", f"dg:atGroup {life.company}", position, begun)
        self.pen.told(life.id("role", "first"), "Role", *facts)

    def _defection(self, life: Life) -> None:
        event, random = life.id("event", "defection"), self.pen.random
        month = f"{life.left}-{random.randrange(1, 13):02}"
        is_disputed = self.pen.chance(0.15)
        self.pen.told(
            event,
            "Defection",
            f"dg:defector {life.name}",
            f"dg:duringTour {life.tour}",
            f"dg:place {self._place()}",
            f"dg:inState {self._state()}",
            f"dg:means {self.pen.skewed(concepts('means'))}",
            "" if is_disputed else _when(month if self.pen.chance(0.5) else life.left),
        )
        if is_disputed:
            self._dispute(life, event, month)
        if self.pen.chance(0.5):
            self._asylum(life)
        if self.pen.chance(0.15):
            self._conviction(life)

    def _dispute(self, life: Life, event: str, month: str) -> None:
        about = (f"cg:aboutNode {event}", "cg:aboutProperty cg:when")
        claims = []
        for what, value, rank in (("month", month, "preferred"), ("year", life.left, "normal")):
            value_is = f'cg:valueLiteral "{value}"^^edtf:EDTF'
            name = life.id("claim", what)
            claims.append(self.pen.told(name, "Claim", *about, value_is, f"cg:rank cc:{rank}"))
        self.pen.named(
            life.id("dispute", "when"),
            "Dispute",
            f"When person {life.number} left",
            f"Когда остался человек {life.number}",
            "cg:disputeType cc:type-value",
            *(f"cg:hasClaim {claim}" for claim in claims),
            f"cg:resolution {claims[0]}",
            'cg:rationale "One passage gives a month, the other the year only."@en',
            'cg:rationale "В одном отрывке назван месяц, в другом только год."@ru',
        )

    def _asylum(self, life: Life) -> None:
        answer = self.pen.random.choice(("addressedTo", "grantedBy", "grantedBy", "refusedBy"))
        self.pen.told(
            life.id("event", "asylum"),
            "AsylumRequest",
            f"dg:applicant {life.name}",
            f"dg:{answer} {self._state()}",
            *(["dg:outcome c:refused"] if answer == "refusedBy" else []),
            f"dg:requested {concepts('requested')[0]}",
            _when(life.left),
        )

    def _conviction(self, life: Life) -> None:
        provision = next(f"law:code-{act}-art-{art}" for act, art, years in _ARTICLES if str(life.left) < years[5:])
        years = self.pen.random.randrange(4, 16)
        penalty = self.pen.told(
            life.id("penalty", "told"), "Penalty", "dg:penaltyKind c:imprisonment", f"dg:years {years}.0"
        )
        self.pen.told(
            life.id("event", "conviction"),
            "Conviction",
            f"dg:convicted {life.name}",
            f"dg:imposes {penalty}",
            f"dg:inAbsentia {'true' if self.pen.chance(0.8) else 'false'}",
            "dg:ofOffence c:treason",
            f"dg:underProvision {provision}",
            _when(life.left),
        )

    def _residence(self, life: Life) -> None:
        when = _when(f"{life.left}/{life.left + self.pen.random.randrange(1, 6)}")
        facts = (f"dg:resident {life.name}", f"dg:residenceState {self._state()}", when)
        self.pen.told(life.id("role", "residence"), "Residence", *facts)

    def _union(self, life: Life) -> None:
        if other := self._earlier(life):
            kind = f"dg:unionKind {self.pen.skewed(concepts('union-kinds'))}"
            self.pen.told(life.id("tie", "union"), "Union", f"dg:spouse {life.name}", f"dg:spouse {other}", kind)

    def _lesson(self, life: Life) -> None:
        if other := self._earlier(life):
            self.pen.told(life.id("tie", "lesson"), "Tutelage", f"dg:pupil {life.name}", f"dg:teacher {other}")

    def _child(self, life: Life) -> None:
        if other := self._earlier(life):
            self.pen.told(life.id("tie", "child"), "Kinship", f"dg:child {life.name}", f"dg:parent {other}")

    def _earlier(self, life: Life) -> str | None:
        people = life.circle.people
        return self.pen.random.choice(people) if people else None

    # What the famous have more of

    def _engagement(self, life: Life, extra: int) -> None:
        begun = life.left + extra % 5
        self.pen.told(
            life.id("role", str(extra)),
            "Role",
            f"dg:roleHolder {life.name}",
            f"dg:atGroup {self.pen.skewed(life.circle.companies)}",
            f"dg:position {self.pen.skewed(concepts('positions'))}",
            _when(f"{begun}/{begun + 2}") if self.pen.chance(0.6) else "",
        )

    def _statement(self, life: Life, extra: int) -> None:
        star = self.pen.skewed(self.stars) if self.stars else life.name
        self.pen.told(
            life.id("statement", str(extra)),
            "PublicStatement",
            "cg:speaker group:gazette",
            f"cg:concerns {life.name}",
            f"cg:concerns {star}",
            f"cg:statementKind {self.pen.skewed(concepts('statement-kinds'))}",
        )

    def _honour(self, life: Life, extra: int) -> None:
        title = f"dg:title {self.pen.skewed(concepts('honours'))}"
        facts = (f"dg:recognised {life.name}", title, _when(life.left - 1))
        self.pen.told(life.id("event", f"honour-{extra}"), "Recognition", *facts)

    def _partnership(self, life: Life, extra: int) -> None:
        star = self.pen.skewed(self.stars) if self.stars else life.name
        if star != life.name:
            name = life.id("tie", f"stage-{extra}")
            self.pen.told(name, "StagePartnership", f"dg:partner {life.name}", f"dg:partner {star}")

    def _measure(self, life: Life, extra: int) -> None:
        kind = f"dg:measureKind {self.pen.skewed(concepts('measures'))}"
        facts = ("dg:takenBy state:old-union", f"dg:against {life.name}", kind)
        self.pen.told(life.id("event", f"measure-{extra}"), "Measure", *facts)

    # What a corpus is told to break

    def _span_backwards(self, life: Life) -> None:
        where = (f"cg:ofSection section:b{life.number + 1}", "cg:startOffset 9", "cg:endOffset 4", 'cg:sha256 "0"')
        words = ('cg:paraphrase "backwards"@en', 'cg:paraphrase "наоборот"@ru')
        self.pen.thing(life.id("span", "fault"), "Span", *where, *words)

    def _no_position(self, life: Life) -> None:
        self.pen.told(life.id("role", "fault"), "Role", f"dg:roleHolder {life.name}", f"dg:atGroup {life.company}")

    def _no_evidence(self, life: Life) -> None:
        self.pen.thing(life.id("event", "fault"), "ReturnVisit", f"dg:returner {life.name}", _when(life.left + 1))

    def _no_russian(self, life: Life) -> None:
        name = life.id("work", "fault")
        self.pen.thing(name, "Work", 'rdfs:label "A work"@en', f"dg:workKind {concepts('work-kinds')[0]}")


_PARTS: tuple[tuple[Callable[[World, Life], None], float], ...] = (
    (World._birth, 0.6),
    (World._first_role, 1.0),
    (World._defection, 0.8),
    (World._residence, 0.6),
    (World._death, 0.3),
    (World._union, 0.3),
    (World._lesson, 0.2),
    (World._child, 0.15),
)
_EXTRAS = (World._engagement, World._statement, World._engagement, World._honour, World._partnership, World._measure)
_FAULTS = (World._span_backwards, World._no_position, World._no_evidence, World._no_russian)
