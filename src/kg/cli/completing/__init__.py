"""Completion of commands in a shell, by argcomplete.

answering  the one answer to a press of the key, and the parser that knows what has been typed so far
offers     what is offered: questions, their parameters, things by name, sections, views
names      names of things of the last build, whatever is typed of them
"""
