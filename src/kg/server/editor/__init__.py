"""The query editor: its page, and what it needs to know of prefixes, terms, things and questions.

routes        where they lie, and which jobs answer
page          the page: a form that works as it is; the script of the bundle makes an editor of it
resources     what the script asks for, as JSON
terms         classes, properties, concepts and data types, with their labels and definitions
things        everything that has a name, to be found by it in any language
examples      the canned questions, ready to be run
words         what the script says, in the language of the page
"""
