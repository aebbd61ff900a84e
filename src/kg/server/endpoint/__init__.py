"""The SPARQL endpoint, and what the server tells of itself.

routes        where they lie, and which job answers
protocol      the three ways to ask (SPARQL 1.1 Protocol)
guard         what is refused before a query is parsed
evaluation    a query evaluated in a worker
health        how the server is
problemkinds  what each kind of problem means
"""
