"""Wikidata, both ways: what is matched, what both sides say, what could be given back.

matches      the judgements on pairs of a thing of ours and an item
hints        what a foreign service is asked about a thing; `asking` asks it
judging      writing a judgement into the file
reconciliation  which of our things is meant by a row of somebody's table
status       how far the matching has come, by kind
"""
