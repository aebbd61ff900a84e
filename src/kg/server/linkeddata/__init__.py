"""Linked data: things and graphs in every format of RDF.

routes       where they lie, and which jobs answer
things       from an identifier to page or data
description  one thing with what belongs to it, layer by layer
graphstore   one graph by its name, of any files
graphs       the same for the project: its layers and views
"""
