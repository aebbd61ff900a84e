"""The data set as a whole: what it says of itself, and the files to take away.

routes                   where they lie, and which jobs answer
dataset, numbers         VoID, DCAT and PROV-O, with distributions and provenance; counting counts
dumps, dumpfiles, parts  the files and their checksums, and what there are dumps of
service                  what the endpoint says of itself
documents                what the document about a thing says of itself, and where its links lead
datasetpages, servicepages   these over HTTP
"""
