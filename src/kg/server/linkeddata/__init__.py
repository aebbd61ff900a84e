"""Linked data: things, terms, graphs and dumps in every RDF format, and what the dataset says of itself.

mediatypes    the formats: names, suffixes, media types
description   one thing with what belongs to it, layer by layer
"""
