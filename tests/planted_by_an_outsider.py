"""Contradictions in forms that an editor from outside would write, by kind: node to be named, Turtle.

Another precision, one side by claim and the other by plain triple, intervals, decades and seasons, places within other
places, orders without dates, tours and trips.
"""

from __future__ import annotations

__all__ = ["BY_AN_OUTSIDER"]

BY_AN_OUTSIDER = {
    "two-dates-of-one-event": {
        "event:tarkovsky-death": 'event:tarkovsky-death cg:when "1987-01"^^edtf:EDTF .',
        "event:outsider-nureyev-dies-later": """
            event:outsider-nureyev-dies-later a dg:Death ; dg:died person:rudolf-nureyev ;
              cg:when "1998-22"^^edtf:EDTF .""",
        "event:outsider-tarkovsky-is-born": """
            event:outsider-tarkovsky-is-born a dg:Birth ; dg:born person:andrei-tarkovsky ;
              cg:when "1935~"^^edtf:EDTF .""",
        "event:makarova-broadway-debut": """
            claim:outsider-makarova-debut a cg:Claim ; cg:aboutNode event:makarova-broadway-debut ;
              cg:aboutProperty cg:when ; cg:rank cc:deprecated ; cg:valueLiteral "197X"^^edtf:EDTF .""",
    },
    "two-places-at-once": {
        "event:outsider-tarkovsky-in-berlin": """
            event:outsider-tarkovsky-in-berlin a dg:Performance ; dg:performer person:andrei-tarkovsky ;
              dg:place place:berlin ; cg:when "1986-12-29"^^edtf:EDTF .""",
        "event:chaliapin-death": "event:chaliapin-death dg:place place:new-york .",
        "event:godunov-asylum": """
            claim:outsider-godunov-asked-in-canada a cg:Claim ; cg:aboutNode event:godunov-asylum ;
              cg:aboutProperty dg:inState ; cg:rank cc:normal ; cg:valueNode state:canada .""",
        "event:belousova-protopopov-innsbruck-olympics": """
            claim:outsider-games-in-geneva a cg:Claim ; cg:rank cc:normal ; cg:valueNode place:geneva ;
              cg:aboutNode event:belousova-protopopov-innsbruck-olympics ; cg:aboutProperty dg:place .""",
        "event:white-oak-founding": "event:white-oak-founding dg:inState state:canada .",
    },
    "two-values-of-one-fact": {
        "penalty:nureyev-seven-years": "penalty:nureyev-seven-years dg:years 10.0 .",
        "event:nureyev-naturalisation": """
            claim:outsider-nureyev-a-briton a cg:Claim ; cg:aboutNode event:nureyev-naturalisation ;
              cg:aboutProperty dg:citizenshipGained ; cg:rank cc:normal ; cg:valueNode state:united-kingdom .""",
        "work:unfaithful-servants-book-2": "work:unfaithful-servants-book-2 dg:pages 704 .",
        "belonging:mullova-violin": "belonging:mullova-violin dg:takenAlong true .",
        "event:suvorov-conviction": "event:suvorov-conviction dg:inAbsentia false .",
        "role:nureyev-royal-ballet": """
            claim:outsider-twelve-years a cg:Claim ; cg:aboutNode role:nureyev-royal-ballet ;
              cg:aboutProperty dg:durationYears ; cg:rank cc:normal ; cg:valueLiteral 12.0 .""",
        "event:alliluyeva-defection": "event:alliluyeva-defection dg:duringJourney journey:alliluyeva-world-travels .",
        "event:alekhine-boycott": """
            claim:outsider-boycott a cg:Claim ; cg:aboutNode event:alekhine-boycott ; cg:aboutProperty dg:outcome ;
              cg:rank cc:normal ; cg:valueNode c:not-realised .""",
    },
    "act-before-birth": {
        "event:outsider-tarkovsky-on-stage": """
            event:outsider-tarkovsky-on-stage a dg:Performance ; dg:performer person:andrei-tarkovsky ;
              cg:when "192X"^^edtf:EDTF .""",
        "tie:outsider-godunov-taught": """
            tie:outsider-godunov-taught a dg:Tutelage ; dg:teacher person:alexander-godunov ;
              dg:pupil person:mikhail-baryshnikov ; cg:when "1947-21/1948-22"^^edtf:EDTF .""",
        "belonging:outsider-godunov-house": """
            belonging:outsider-godunov-house a dg:Belonging ; dg:owner person:alexander-godunov ;
              dg:thingKind c:money ; cg:when "/1940"^^edtf:EDTF .""",
        "role:outsider-before-his-birth": """
            role:outsider-before-his-birth a dg:Role ; dg:roleHolder person:tarkovsky-third-son ;
              dg:position c:film-actor ; dg:before event:tarkovsky-third-son-birth .""",
        "tie:outsider-partners": """
            tie:outsider-partners a dg:StagePartnership ; dg:partner person:alexander-godunov , person:sol-hurok ;
              cg:when "1941"^^edtf:EDTF .""",
        "role:outsider-citizen": """
            role:outsider-citizen a dg:Citizenship ; dg:citizen person:alexander-godunov ; dg:ofState state:usa ;
              cg:when "/1939"^^edtf:EDTF .""",
    },
    "act-after-death": {
        "event:outsider-euwe-plays-alekhine": """
            event:outsider-euwe-plays-alekhine a dg:Contest ; dg:contestant person:max-euwe ;
              dg:opponent person:alexander-alekhine ; dg:contestKind c:match ; cg:when "1948/1949"^^edtf:EDTF .""",
        "tie:outsider-chaliapin-teaches": """
            tie:outsider-chaliapin-teaches a dg:Tutelage ; dg:teacher person:fyodor-chaliapin ;
              dg:pupil person:natalia-makarova ; cg:when "195X"^^edtf:EDTF .""",
        "event:outsider-after-his-death": """
            event:outsider-after-his-death a dg:Performance ; dg:performer person:alexander-godunov ;
              dg:performedWork work:giselle ; dg:after event:godunov-death .""",
        "tie:outsider-friends": """
            tie:outsider-friends a dg:Friendship ; dg:party person:andrei-tarkovsky , person:natalia-makarova ;
              cg:when "1990/"^^edtf:EDTF .""",
        "tie:outsider-on-stage": """
            tie:outsider-on-stage a dg:StagePartnership ; dg:partner person:rudolf-nureyev , person:natalia-makarova ;
              cg:when "1995-24"^^edtf:EDTF .""",
        "role:outsider-austrian": """
            role:outsider-austrian a dg:Citizenship ; dg:citizen person:fyodor-chaliapin ; dg:ofState state:france ;
              cg:when "1945/1950"^^edtf:EDTF .""",
    },
    "end-before-beginning": {
        "event:outsider-flight-after-the-tour": """
            event:outsider-flight-after-the-tour a dg:Defection ; dg:defector person:sol-hurok ;
              dg:duringTour journey:kirov-tour-1961 ; cg:when "1975"^^edtf:EDTF .""",
        "event:outsider-before-makarova": """
            event:outsider-before-makarova a cg:Event ; dg:subjectPerson person:natalia-makarova ;
              dg:before event:makarova-defection ; cg:when "1975-21"^^edtf:EDTF .""",
        "role:outsider-ended-before": """
            role:outsider-ended-before a dg:Role ; dg:roleHolder person:jacqueline-bisset ; dg:position c:film-actor ;
              dg:endedAfter event:godunov-baryshnikov-scandal ; cg:when "1960/1970"^^edtf:EDTF .""",
        "event:outsider-early-burial": """
            event:outsider-early-burial a dg:Burial ; dg:buried person:svetlana-alliluyeva ;
              cg:when "200X"^^edtf:EDTF .""",
        "event:outsider-effect": """
            event:outsider-cause a cg:Event ; cg:when "1995"^^edtf:EDTF ; cg:effect event:outsider-effect .
            event:outsider-effect a cg:Event ; cg:when "1985"^^edtf:EDTF .""",
        "work:outsider-film-of-a-later-novel": """
            work:outsider-film-of-a-later-novel a dg:Work ; dg:workKind c:film ; cg:when "1930"^^edtf:EDTF ;
              dg:basedOn work:outsider-later-novel .
            work:outsider-later-novel a dg:Work ; dg:workKind c:novel ; cg:when "1960/1965"^^edtf:EDTF .""",
        "event:outsider-soon-after": """
            event:outsider-soon-after a dg:Relocation ; dg:relocated person:viktor-belenko ; dg:toState state:usa ;
              dg:after event:belenko-surrender ; dg:delay "P3D"^^xsd:duration ; cg:when "1979"^^edtf:EDTF .""",
        "event:outsider-body-found": """
            event:outsider-body-found a dg:BodyFinding ; dg:subjectPerson person:alexander-godunov ;
              cg:when "1990"^^edtf:EDTF .""",
        "law:outsider-replaced-by-an-older": """
            law:outsider-older a dg:Provision ; dg:partOfAct law:rsfsr-cc-1960 ; cg:when "1920/1925"^^edtf:EDTF ;
              dg:replaces law:outsider-replaced-by-an-older .
            law:outsider-replaced-by-an-older a dg:Provision ; dg:partOfAct law:rsfsr-cc-1960 ;
              cg:when "1961/"^^edtf:EDTF .""",
    },
    "penalty-outside-its-provision": {
        "event:outsider-conviction-by-claim": """
            event:outsider-conviction-by-claim a dg:Conviction ; dg:convicted person:viktoria-mullova ;
              dg:imposes penalty:outsider-by-claim .
            penalty:outsider-by-claim a dg:Penalty ; dg:penaltyKind c:imprisonment ; dg:years 2.5 .
            claim:outsider-provision a cg:Claim ; cg:aboutNode event:outsider-conviction-by-claim ;
              cg:aboutProperty dg:underProvision ; cg:rank cc:preferred ; cg:valueNode law:rsfsr-cc-1960-art-64 .""",
        "event:outsider-years-by-claim": """
            event:outsider-years-by-claim a dg:Conviction ; dg:convicted person:viktoria-mullova ;
              dg:imposes penalty:outsider-years-by-claim ; dg:underProvision law:rsfsr-cc-1960-art-64 .
            penalty:outsider-years-by-claim a dg:Penalty ; dg:penaltyKind c:imprisonment .
            claim:outsider-years a cg:Claim ; cg:aboutNode penalty:outsider-years-by-claim ;
              cg:aboutProperty dg:years ; cg:rank cc:preferred ; cg:valueLiteral 16.0 .""",
        "event:outsider-long-exile": """
            event:outsider-long-exile a dg:Conviction ; dg:convicted person:oleg-protopopov ;
              dg:imposes penalty:outsider-prison , penalty:outsider-exile ; dg:underProvision law:rsfsr-cc-1960-art-64 .
            penalty:outsider-prison a dg:Penalty ; dg:penaltyKind c:imprisonment ; dg:years 12.0 .
            penalty:outsider-exile a dg:Penalty ; dg:penaltyKind c:exile ; dg:years 8.0 .""",
        "event:outsider-decade-too-early": """
            event:outsider-decade-too-early a dg:Conviction ; dg:convicted person:vakhtang-jordania ;
              dg:imposes penalty:outsider-ten ; dg:underProvision law:rsfsr-cc-1960-art-64 ; cg:when "195X"^^edtf:EDTF .
            penalty:outsider-ten a dg:Penalty ; dg:penaltyKind c:imprisonment ; dg:years 10.0 .""",
    },
    "post-before-founding": {
        "role:outsider-before-the-founding": """
            role:outsider-before-the-founding a dg:Role ; dg:roleHolder person:roland-petit ; dg:position c:dancer ;
              dg:atGroup group:white-oak-project ; dg:before event:white-oak-founding .""",
        "statement:outsider-white-oak-speaks": """
            statement:outsider-white-oak-speaks a cg:PublicStatement ; cg:speaker group:white-oak-project ;
              cg:statementKind c:announcement ; cg:when "1983-12"^^edtf:EDTF .""",
        "role:outsider-decade-before": """
            role:outsider-decade-before a dg:Role ; dg:roleHolder person:roland-petit ; dg:position c:choreographer ;
              dg:atGroup group:royal-ballet ; cg:when "191X"^^edtf:EDTF .
            event:outsider-royal-ballet a dg:Founding ; dg:founded group:royal-ballet .
            claim:outsider-royal-ballet a cg:Claim ; cg:aboutNode event:outsider-royal-ballet ;
              cg:aboutProperty cg:when ; cg:rank cc:preferred ; cg:valueLiteral "1931?"^^edtf:EDTF .""",
        "event:outsider-early-court": """
            event:outsider-court a dg:Founding ; dg:founded group:supreme-court-of-the-ussr ;
              cg:when "1990"^^edtf:EDTF .
            event:outsider-early-court a dg:Conviction ; dg:convicted person:vakhtang-jordania ;
              dg:court group:supreme-court-of-the-ussr ; cg:when "1984"^^edtf:EDTF .""",
        "role:outsider-invited-too-early": """
            role:outsider-invited-too-early a dg:Role ; dg:roleHolder person:roland-petit ; dg:position c:dancer ;
              dg:invitedBy group:white-oak-project ; cg:when "1970"^^edtf:EDTF .""",
    },
    "contrary-outcomes": {
        "event:tarkovsky-family-leave-request": """
            event:tarkovsky-family-leave-request dg:grantedBy state:ussr .""",
        "event:outsider-children-leave": """
            event:outsider-children-leave a dg:CollectiveDeparture ; dg:stateLeft state:ussr ;
              dg:departingCollective collective:alliluyeva-earlier-children .""",
        "event:outsider-both-lose": """
            event:outsider-both-lose a dg:Contest ; dg:contestant person:max-euwe ;
              dg:opponent person:mikhail-botvinnik ; dg:result c:lost-contest ; cg:when "1948-03-02"^^edtf:EDTF .
            event:outsider-both-lose-too a dg:Contest ; dg:contestant person:mikhail-botvinnik ;
              dg:opponent person:max-euwe ; dg:result c:lost-contest ; cg:when "1948-03-02"^^edtf:EDTF .""",
        "event:outsider-reunion": """
            event:outsider-reunion a cg:Attempt ; cg:attempted c:reunion-of-spouses ; dg:outcome c:succeeded ;
              dg:subjectPerson person:alexander-godunov .""",
    },
    "contrary-counts": {
        "quantity:outsider-more-deserters": """
            quantity:outsider-more-deserters a dg:Quantity ; dg:quantityOf collective:lower-ranks-left-in-france ;
              dg:unit c:people ; dg:boundKind c:more-than ; dg:amount 50000.0 .""",
        "quantity:outsider-performances": """
            quantity:outsider-performances a dg:Quantity ; dg:quantityOf role:nureyev-ballet-dancer ;
              dg:unit c:performances-a-year ; dg:boundKind c:exact ; dg:amount 350.0 .""",
        "work:outsider-third-book": """
            work:outsider-third-book a dg:Work ; dg:workKind c:book ; dg:partOfWork work:unfaithful-servants ;
              dg:volumeNumber 3 .""",
        "event:tarkovsky-cancer": "event:tarkovsky-cancer dg:ageAsTold 40 .",
        "obs:outsider-1923": """
            obs:outsider-1923 a qb:Observation ; qb:dataSet obs:registered-defectors ; dg:defectors 3 ;
              dg:communists 2 ; dg:refYear "1923"^^xsd:gYear .""",
        "role:outsider-twenty-years": """
            role:outsider-twenty-years a dg:Role ; dg:roleHolder person:mark-morris ; dg:position c:dancer ;
              dg:durationYears 20.0 ; cg:when "1980/1985"^^edtf:EDTF .""",
    },
    "act-after-dissolution": {
        "role:outsider-soviet-citizen": """
            role:outsider-soviet-citizen a dg:Citizenship ; dg:citizen person:alexei-ratmansky ; dg:ofState state:ussr ;
              cg:when "1995/"^^edtf:EDTF .""",
        "event:outsider-soviet-birth": """
            event:outsider-soviet-birth a dg:Birth ; dg:born person:iola-tornaghi ; dg:inState state:ussr ;
              cg:when "1992-21"^^edtf:EDTF .""",
        "statement:outsider-ussr-speaks": """
            statement:outsider-ussr-speaks a cg:PublicStatement ; cg:speaker state:ussr ;
              cg:statementKind c:announcement ; cg:when "200X"^^edtf:EDTF .""",
    },
    "same-event-twice": {
        "event:outsider-chaliapin-dies-in-april": """
            event:outsider-chaliapin-dies-in-april a dg:Death ; dg:died person:fyodor-chaliapin ;
              cg:when "1938-04"^^edtf:EDTF .""",
        "event:outsider-riga-birth": """
            event:outsider-riga-birth a dg:Birth ; dg:born person:mikhail-baryshnikov ; dg:place place:moscow .""",
        "event:outsider-another-divorce": """
            event:outsider-another-divorce a dg:Divorce ; dg:endsUnion tie:godunov-vlasova ;
              cg:when "1982-05"^^edtf:EDTF .""",
    },
    "departure-off-its-journey": {
        "event:outsider-left-in-japan": """
            event:outsider-left-in-japan a dg:Defection ; dg:defector person:alexei-ratmansky ;
              dg:duringTour journey:bolshoi-tour-1979 ; dg:inState state:japan .""",
        "event:outsider-left-in-berlin": """
            event:outsider-left-in-berlin a dg:Defection ; dg:defector person:alexei-ratmansky ;
              dg:duringTour journey:kirov-tour-1970 ; dg:place place:berlin .""",
        "event:outsider-left-in-canada": """
            event:outsider-left-in-canada a dg:Defection ; dg:defector person:alexei-ratmansky ;
              dg:inState state:canada ; dg:duringJourney journey:belousova-protopopov-european-tour .""",
    },
}
