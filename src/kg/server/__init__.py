"""The endpoint, linked data, the canned queries as an API, and pages: one web process, and workers that can be killed.

limits negotiation problems reply   what is allowed, what is wanted, what goes wrong, what is answered
guard counting                      what is refused before a query is parsed, and rows counted while they leave
nursery worker sink frames          the process that loads the data once, and the workers it forks
jobs site                           what a worker can do, and from what
pool generation                     the workers as the web process sees them; one generation per build
exchange cache                      one request and its answer over HTTP
protocol application serving        the routes, and the server that runs them
"""
