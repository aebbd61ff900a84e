"""Linked data: things, terms, graphs and dumps in every RDF format, and what the dataset says of itself.

mediatypes, parts          the formats, and what there are dumps of
routes, jobs               where things lie, and which workers answer
description, documents     one thing with what belongs to it, layer by layer; what its document says of itself
things, candidates         from an identifier to page or data; what may have been meant
embedding                  a thing for search engines, inside its page
termdocs, shapedocs        ontology and shapes in words, from wording and usage; vocabularydocs serves them
dataset, numbers           VoID, DCAT and PROV-O, with distributions and provenance; datasetpages serves them
dumps, dumpfiles           the files and their checksums
graphstore, service        one graph by its name; what the endpoint says of itself
projectjobs, datajobs      these two for the project, and for any files
"""
