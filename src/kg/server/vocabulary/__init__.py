"""Ontology and shapes as documentation, one anchor for each term.

routes              where they lie, and which jobs answer
termdocs shapedocs  ontology and shapes in words, from wording and usage
vocabularydocs      serves them, as pages and as data
"""
