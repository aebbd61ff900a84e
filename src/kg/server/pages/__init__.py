"""Pages for people: each is a function of the site and its arguments that answers HTML, readable without scripts.

terms        what things are called, and where they lie
dates        dates as people read them
rendering    from a template to a reply
things       one thing; disputes, sections and documents have pages of their own
questions    all questions; one question with its form and its answer
searching    what is called like this
home         the first page
errors       an error as a page; needs no graph
"""
