"""The jobs of linked data, by the lane whose workers do them."""

from __future__ import annotations

__all__ = ["ANSWER_JOBS", "PAGE_JOBS", "QUERY_JOBS"]

_HERE = "kg.server.linkeddata."
# For files that are served in the place of the project: these workers can open nothing.
QUERY_JOBS = {
    "graph": _HERE + "datajobs:graph_of_data",
    "service": _HERE + "datajobs:service_of_data",
}
# What may take longer than a page.
ANSWER_JOBS = {
    "dataset": _HERE + "datasetpages:dataset_document",
    "dump": _HERE + "dumpfiles:dump_file",
    "dumps": _HERE + "datasetpages:dumps_document",
    "graph": _HERE + "projectjobs:graph_of_project",
    "make dumps": _HERE + "dumpfiles:make_part",
}
PAGE_JOBS = {
    "data": _HERE + "things:data_of_thing",
    "identifier": _HERE + "things:redirect_of_thing",
    "ontology": _HERE + "vocabularydocs:ontology_document",
    "service": _HERE + "projectjobs:service_of_project",
    "shapes": _HERE + "vocabularydocs:shapes_document",
}
