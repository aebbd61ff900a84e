"""The SPARQL endpoint: the protocol, what is refused before it is parsed, evaluation in a worker, health, problems."""
