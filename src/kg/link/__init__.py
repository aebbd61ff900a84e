"""Wikidata, both ways: what is matched, what both sides say, what could be given back.

matches      the judgements on pairs of a thing of ours and an item
status       how far the matching has come, by kind
"""
