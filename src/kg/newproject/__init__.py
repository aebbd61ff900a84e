"""A new project: a folder that builds, validates, tests itself and answers one question.

making    the folder and what is written into it
wording   the few words of it in the languages of the project
context   its JSON-LD context: a key for every term of the core and of its own
files     the files themselves, with `$names` for what differs
"""

from __future__ import annotations

from kg.lazy import attributes_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kg.newproject.making import new_project

__all__ = ["new_project"]

__getattr__ = attributes_of(__name__, {"making": "new_project"})
