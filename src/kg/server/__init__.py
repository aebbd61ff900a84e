"""The endpoint, linked data, the canned queries as an API, and pages: one web process, and workers that can be killed.

The folders say in which process a line runs, and what is served. Each imports only from those above it here.

wire        ground: frames, replies, problems, limits, formats on offer, answers kept
workers     both ends of the line to the workers, and the border between them
web         the web process: connection, request, head, response, exchange, log
site        what two or more wings show: the built graph, its questions, views, things, links
dataset     VoID, DCAT, PROV, dumps, the description of the endpoint
endpoint api editor linkeddata pages vocabulary    the other wings; `routes` has path, job and function
wings       all wings, in the order in which their paths are looked at
jobs application loading nursery serving           what knows all wings: the server put together

A nursery is the process that loads the data once and forks workers from itself; to bury is to reap a child.
"""
