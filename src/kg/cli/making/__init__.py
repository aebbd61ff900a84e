"""kg new, kind by kind.

fields   what one kind needs to be told: names, options, what is offered
general  a project, a document, a concept, a question, a rule, a shape, a term
things   the kinds that the ontology of the project names
asking   what is not on the command line is asked for before a terminal, and told in one sentence elsewhere
"""
