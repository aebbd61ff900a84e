"""Pages for people: each is a function of the site and its arguments that answers HTML, readable without scripts.

routes       where they lie, and which jobs answer
terms        what things are called, and where they lie
rendering    from a template with what all pages need to a reply
things       one thing; disputes, sections and documents have pages of their own
questions    all questions; one question with its form and its answer
searching    what is called like this
home         the first page
errors       an error as a page; needs no graph
"""
