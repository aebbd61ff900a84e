"""Contradictions of forms that the first plants did not take, by kind: node to be named, Turtle."""

from __future__ import annotations

__all__ = ["FURTHER_FORMS"]

FURTHER_FORMS = {
    "act-after-death": {
        "tie:further-union": """
            tie:further-union a dg:Union ; dg:spouse person:fyodor-chaliapin ;
            dg:spouse person:natalia-makarova ; dg:unionKind c:as-told ; cg:when "1960"^^edtf:EDTF .""",
        "statement:further-chaliapin-speaks": """
            statement:further-chaliapin-speaks a cg:PublicStatement ;
            cg:speaker person:fyodor-chaliapin ; cg:statementKind c:criticism ;
            cg:when "1950"^^edtf:EDTF .""",
    },
    "act-before-birth": {
        "role:further-film-director": """
            work:further-film a dg:Work ; dg:workKind c:film ; cg:when "1900"^^edtf:EDTF .
            role:further-film-director a dg:Credit ; dg:creditedPerson person:andrei-tarkovsky ;
            dg:function c:directing ; dg:ofWork work:further-film .""",
        "event:further-birth": """
            event:further-birth a dg:Birth ; dg:born person:further-child ;
            cg:when "1900"^^edtf:EDTF . person:further-child a dg:Person .
            tie:further-kinship a dg:Kinship ; dg:parent person:andrei-tarkovsky ;
            dg:child person:further-child .""",
    },
    "contrary-counts": {
        "event:further-pabst-death": """
            event:further-pabst-birth a dg:Birth ; dg:born person:georg-wilhelm-pabst ;
            cg:when "1885"^^edtf:EDTF . event:further-pabst-death a dg:Death ;
            dg:died person:georg-wilhelm-pabst ; cg:when "1967"^^edtf:EDTF ; dg:ageAsTold 60 .""",
        "quantity:further-share": """
            quantity:further-share a dg:Quantity ; dg:amount 300.0 ; dg:boundKind c:exact ;
            dg:unit c:people ; dg:quantityOf collective:prominent-soviet-defectors ;
            dg:partOfQuantity quantity:defectors-in-the-certificate .""",
        "obs:further-count": """
            obs:further-count a qb:Observation ; dg:defectors 2 ; dg:communists 5 ;
            dg:refYear "1925"^^xsd:gYear .""",
    },
    "contrary-outcomes": {
        "event:further-capablanca-won": """
            event:further-capablanca-won a dg:Contest ; dg:contestant person:jose-raul-capablanca ;
            dg:opponent person:alexander-alekhine ; dg:contestKind c:world-championship ;
            dg:result c:won ; cg:when "1927"^^edtf:EDTF .""",
        "event:further-tarkovsky-denaturalised": """
            event:further-tarkovsky-denaturalised a dg:Denaturalisation ;
            dg:exCitizen person:andrei-tarkovsky ; dg:citizenshipLost state:ussr .""",
    },
    "end-before-beginning": {
        "event:nureyev-to-copenhagen": """
            event:nureyev-to-copenhagen dg:after event:nureyev-to-london .""",
        "event:further-honour": """
            event:further-honour a dg:Honour ; dg:honoured person:mark-morris ;
            dg:title c:lenin-prize ; cg:when "1990"^^edtf:EDTF .
            event:further-honour-gone a dg:Honour ; dg:honoured person:mark-morris ;
            dg:title c:lenin-prize ; dg:withdrawn true ; cg:when "1980"^^edtf:EDTF .""",
    },
    "penalty-outside-its-provision": {
        "event:further-early-conviction": """
            event:further-early-conviction a dg:Conviction ; dg:convicted person:h-ya-reif ;
            dg:underProvision law:rsfsr-cc-1960-art-64 ; cg:when "1950"^^edtf:EDTF .""",
    },
    "post-before-founding": {
        "event:further-white-oak-evening": """
            event:further-white-oak-evening a dg:Performance ; dg:performer person:mark-morris ;
            dg:performingBody group:white-oak-project ; cg:when "1985"^^edtf:EDTF .""",
    },
}
