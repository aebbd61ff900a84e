"""What a form says: the same as the standard library reads in it, whatever it holds."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.web.request import decoded_pairs
from kg.server.wire.problems import Problem

TEXT = st.text(max_size=30)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6), st.sampled_from([quote, quote_plus]))
def test_what_was_encoded_comes_back(pairs, way):
    given_pairs = [(name, value) for name, value in pairs if name or value]
    encodable = [(n.encode("utf-8", "replace").decode(), v.encode("utf-8", "replace").decode()) for n, v in given_pairs]
    assert decoded_pairs(urlencode(encodable, quote_via=way).encode()) == encodable


@given(st.text(alphabet="%2520aAfF+&=;?ы/ \x7f\n\r\t_", max_size=40))
def test_what_was_not_encoded_well_is_read_as_by_the_standard_library(text):
    encoded = text.encode("ascii", "ignore")
    try:
        expected = parse_qsl(encoded.decode(), keep_blank_values=True, errors="strict")
    except ValueError:
        with pytest.raises(Problem):
            decoded_pairs(encoded)
        return
    assert decoded_pairs(encoded) == expected


@pytest.mark.parametrize("encoded", [b"a=%ff", b"a=\xff", b"&".join([b"a=1"] * 201)])
def test_what_cannot_be_read_is_a_problem(encoded):
    with pytest.raises(Problem, match="cannot be read"):
        decoded_pairs(encoded)
