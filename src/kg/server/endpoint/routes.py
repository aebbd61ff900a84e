"""Where the endpoint lies, and what is told of the server: path, job, and the function that does it."""

from __future__ import annotations

from kg.server.endpoint import asked
from kg.server.endpoint.health import health
from kg.server.endpoint.problemkinds import kind_of_problem, kinds_of_problems
from kg.server.endpoint.protocol import sparql
from kg.server.web.routing import route

__all__ = ["JOBS", "routes"]

JOBS = {
    "query": {
        "sparql": "kg.server.endpoint.evaluation:sparql",
        "sparql-answer": "kg.server.endpoint.answerpage:answer_page",
        "sparql-picture": "kg.server.endpoint.answerpage:answer_picture",
    }
}

routes = [
    route("/sparql", sparql),
    route("/sparql/answer", asked.answer),
    route("/sparql/answer/{picture}.{suffix}", asked.picture),
    route("/query", sparql),
    route("/health", health),
    route("/problems", kinds_of_problems),
    route("/problems/{kind}", kind_of_problem),
]
