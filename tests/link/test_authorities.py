"""Records of other authorities: what a number looks like, and matches of the same form as those with Wikidata."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.link.authorities import AUTHORITIES, authority_of, record_meant

MEANT = [
    ("Q84217", "http://www.wikidata.org/entity/Q84217"),
    ("wd:Q84217", "http://www.wikidata.org/entity/Q84217"),
    ("gnd:118589016", "https://d-nb.info/gnd/118589016"),
    ("gnd:4005728-8", "https://d-nb.info/gnd/4005728-8"),
    ("viaf:102333412", "http://viaf.org/viaf/102333412"),
    ("isni:0000 0002 1825 0097", "https://isni.org/isni/0000000218250097"),
    ("geonames:2660646", "https://sws.geonames.org/2660646/"),
    ("https://sws.geonames.org/2660646/", "https://sws.geonames.org/2660646/"),
]

# A place of nothing, a wrong check, a number that is too short, a name of another address, no number at all.
REFUSED = [
    "Q0",
    "84217",
    "gnd:12",
    "viaf:0123",
    "isni:0000000218250098",
    "isni:000000021825009",
    "https://sws.geonames.org/2660646",
    "https://viaf.org/viaf/102333412",
    "imdb:nm0001789",
    "",
]


@pytest.mark.parametrize(("text", "iri"), MEANT)
def test_a_record_is_meant(text: str, iri: str):
    assert record_meant(text) == iri
    assert authority_of(iri) is not None


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_record_is_refused_with_the_ways_to_write_one(text: str):
    with pytest.raises(KgError) as refused:
        record_meant(text)
    assert all(authority.example in str(refused.value) for authority in AUTHORITIES)


@pytest.mark.parametrize("authority", AUTHORITIES, ids=lambda authority: authority.prefix)
def test_an_example_is_a_record_of_its_authority(authority):
    found = authority_of(record_meant(authority.example))
    assert found == authority
    assert authority.number(record_meant(authority.example)) == authority.example.rpartition(":")[2]
