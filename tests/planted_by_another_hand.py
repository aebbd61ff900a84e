"""Three contradictions of each kind by somebody who wrote none of the checks: kind, node to be named, Turtle."""

from __future__ import annotations

__all__ = ["BY_ANOTHER_HAND"]

BY_ANOTHER_HAND = {
    "two-dates-of-one-event": {
        "event:makarova-defection": """
            claim:other-hand-makarova-1971 a cg:Claim ; cg:aboutNode event:makarova-defection ;
              cg:aboutProperty cg:when ; cg:rank cc:normal ; cg:valueLiteral "1971"^^edtf:EDTF .""",
        "event:chaliapin-denaturalisation": 'event:chaliapin-denaturalisation cg:when "1928"^^edtf:EDTF .',
        "event:tarkovsky-funeral": """
            claim:other-hand-tarkovsky-funeral a cg:Claim ; cg:aboutNode event:tarkovsky-funeral ;
              cg:aboutProperty cg:when ; cg:rank cc:normal ; cg:valueLiteral "1987-01-05"^^edtf:EDTF .""",
    },
    "two-places-at-once": {
        "event:godunov-defection": """
            claim:other-hand-godunov-in-canada a cg:Claim ; cg:aboutNode event:godunov-defection ;
              cg:aboutProperty dg:inState ; cg:rank cc:normal ; cg:valueNode state:canada .""",
        "event:alliluyeva-defection": "event:alliluyeva-defection dg:inState state:switzerland .",
        "event:other-hand-belenko-request": """
            event:other-hand-belenko-request a dg:AsylumRequest ; dg:applicant person:viktor-belenko ;
              dg:inState state:united-kingdom ; cg:when "1976-09-06"^^edtf:EDTF .""",
    },
    "two-values-of-one-fact": {
        "event:chaliapin-death": "event:chaliapin-death dg:died person:sol-hurok .",
        "event:godunov-contract-renewal": """
            claim:other-hand-contract-renewed a cg:Claim ; cg:aboutNode event:godunov-contract-renewal ;
              cg:aboutProperty dg:outcome ; cg:rank cc:normal ; cg:valueNode c:succeeded .""",
        "role:mullova-violinist": "role:mullova-violinist dg:roleHolder person:claudio-abbado .",
    },
    "act-before-birth": {
        "tie:other-hand-tarkovsky-at-school": """
            tie:other-hand-tarkovsky-at-school a dg:Enrolment ; dg:student person:andrei-tarkovsky ;
              dg:atSchool group:military-diplomatic-academy ; cg:when "1925"^^edtf:EDTF .""",
        "role:other-hand-godunov-part": """
            role:other-hand-godunov-part a dg:Credit ; dg:creditedPerson person:alexander-godunov ;
              dg:function c:acting ; dg:ofWork work:giselle ; cg:when "1941"^^edtf:EDTF .""",
        "journey:other-hand-third-son": """
            journey:other-hand-third-son a dg:Trip ; dg:traveller person:tarkovsky-third-son ;
              dg:touring place:paris ; cg:when "1980"^^edtf:EDTF .""",
    },
    "act-after-death": {
        "event:other-hand-nureyev-on-stage": """
            event:other-hand-nureyev-on-stage a dg:Performance ; dg:performer person:rudolf-nureyev ;
              dg:performedWork work:giselle ; cg:when "1998"^^edtf:EDTF .""",
        "event:other-hand-alekhine-match": """
            event:other-hand-alekhine-match a dg:Contest ; dg:contestant person:alexander-alekhine ;
              dg:opponent person:max-euwe ; dg:contestKind c:match ; cg:when "1950"^^edtf:EDTF .""",
        "role:other-hand-tarkovsky-in-paris": """
            role:other-hand-tarkovsky-in-paris a dg:Residence ; dg:resident person:andrei-tarkovsky ;
              dg:residencePlace place:paris ; cg:when "1990/1995"^^edtf:EDTF .""",
    },
    "end-before-beginning": {
        "event:other-hand-hurok-leaving": """
            event:other-hand-hurok-leaving a dg:Defection ; dg:defector person:sol-hurok ;
              dg:duringTour journey:kirov-tour-1970 ; cg:when "1965"^^edtf:EDTF .""",
        "event:other-hand-makarova-visit": """
            event:other-hand-makarova-visit a dg:ReturnVisit ; dg:returner person:natalia-makarova ;
              dg:place place:saint-petersburg ; cg:when "1965"^^edtf:EDTF .""",
        "event:other-hand-rand-citizen": """
            event:other-hand-rand-citizen a dg:Naturalisation ; dg:newCitizen person:ayn-rand ;
              dg:citizenshipGained state:austria ; dg:after event:rand-departure ; cg:when "1920"^^edtf:EDTF .""",
    },
    "penalty-outside-its-provision": {
        "event:other-hand-eight-years": """
            event:other-hand-eight-years a dg:Conviction ; dg:convicted person:natalia-makarova ;
              dg:imposes penalty:other-hand-eight-years ; dg:underProvision law:rsfsr-cc-1960-art-64 .
            penalty:other-hand-eight-years a dg:Penalty ; dg:penaltyKind c:imprisonment ; dg:years 8.0 .""",
        "event:other-hand-twenty-years": """
            event:other-hand-twenty-years a dg:Conviction ; dg:convicted person:ayn-rand ;
              dg:imposes penalty:other-hand-twenty-years ; dg:underProvision law:rsfsr-cc-earlier-art-58-1a .
            penalty:other-hand-twenty-years a dg:Penalty ; dg:penaltyKind c:imprisonment ; dg:years 20.0 .""",
        "event:other-hand-exile": """
            event:other-hand-exile a dg:Conviction ; dg:convicted person:oleg-protopopov ;
              dg:imposes penalty:other-hand-exile ; dg:underProvision law:rsfsr-cc-earlier-art-58-1a .
            penalty:other-hand-exile a dg:Penalty ; dg:penaltyKind c:exile .""",
    },
    "post-before-founding": {
        "role:other-hand-white-oak": """
            role:other-hand-white-oak a dg:Role ; dg:roleHolder person:mark-morris ; dg:position c:choreographer ;
              dg:atGroup group:white-oak-project ; cg:when "1979/1985"^^edtf:EDTF .""",
        "tie:other-hand-riga-school": """
            event:other-hand-riga-school a dg:Founding ; dg:founded group:riga-choreographic-school ;
              cg:when "1990"^^edtf:EDTF .
            tie:other-hand-riga-school a dg:Enrolment ; dg:student person:alexander-godunov ;
              dg:atSchool group:riga-choreographic-school ; cg:when "1960"^^edtf:EDTF .""",
        "journey:other-hand-tour": """
            event:other-hand-abt a dg:Founding ; dg:founded group:american-ballet-theatre ; cg:when "2000"^^edtf:EDTF .
            journey:other-hand-tour a dg:Tour ; dg:touredBy group:american-ballet-theatre ; dg:touring place:paris ;
              cg:when "1986"^^edtf:EDTF .""",
    },
    "contrary-outcomes": {
        "event:alliluyeva-request-ambassador": """
            event:alliluyeva-request-ambassador dg:grantedBy person:soviet-ambassador-to-india .""",
        "event:rostopchin-request-to-vorontsov": """
            event:rostopchin-request-to-vorontsov dg:grantedBy person:semyon-vorontsov ;
              dg:refusedBy person:semyon-vorontsov .""",
        "event:nureyev-asylum-france": "event:nureyev-asylum-france dg:outcome c:granted .",
    },
    "contrary-counts": {
        "quantity:other-hand-lower-ranks": """
            quantity:other-hand-lower-ranks a dg:Quantity ; dg:quantityOf collective:lower-ranks-left-in-france ;
              dg:unit c:people ; dg:boundKind c:exact ; dg:amount 20000.0 .""",
        "quantity:other-hand-waiting": """
            quantity:other-hand-waiting a dg:Quantity ; dg:quantityOf event:mullova-waiting ; dg:unit c:days ;
              dg:boundKind c:exact ; dg:amount 3.0 .""",
        "obs:other-hand-1924": """
            obs:other-hand-1924 a qb:Observation ; qb:dataSet obs:registered-defectors ; dg:defectors 7 ;
              dg:refYear "1924"^^xsd:gYear .""",
    },
    "same-event-twice": {
        "event:other-hand-chaliapin-dies": """
            event:other-hand-chaliapin-dies a dg:Death ; dg:died person:fyodor-chaliapin ;
              cg:when "1938"^^edtf:EDTF .""",
        "event:other-hand-divorce": """
            event:other-hand-divorce a dg:Divorce ; dg:subjectPerson person:alexander-godunov ;
              cg:when "1982"^^edtf:EDTF .""",
        "event:other-hand-singh-ashes": """
            event:other-hand-singh-ashes a dg:Burial ; dg:buried person:brajesh-singh ;
              dg:burialKind c:transfer-of-remains ; cg:when "1966-12"^^edtf:EDTF .""",
    },
}
