"""What the editor's script says: its messages, each the text of a `say("…")` in the folder `editor/`."""

from __future__ import annotations

import json

from kg.server.editor.refusals import words_of_refusals
from kg.translation import gettext, marked

__all__ = ["MESSAGES", "words_of_script"]

MESSAGES = (
    # The code area, and what it proposes.
    marked(
        "Control and Enter runs the query. Control and Space proposes what can come next."
        " Tab indents; to leave with Tab, press Escape first."
    ),
    marked("What can come next"),
    marked("is a (the class of a thing)"),
    marked("class"),
    marked("property"),
    marked("concept"),
    marked("thing"),
    marked("prefix"),
    marked("graph"),
    marked("anything"),
    marked("used once"),
    marked("used %(count)s times"),
    marked("This term does not exist here:"),
    marked("Did you mean this?"),
    marked("The query that you were writing is here again."),
    marked("Begin anew"),
    # Questions to begin with.
    marked("Choose a question …"),
    marked("asked before, in this browser"),
    marked("The page of the question"),
    marked("Blanks, filled by a line VALUES ?blank { value } after WHERE {"),
    marked("a thing"),
    marked("a thing of the class %(name)s"),
    marked("a text"),
    marked("a whole number"),
    marked("a date"),
    marked("may be left out"),
    marked("now %(value)s"),
    # Asking, and what came of it.
    marked("Asking …"),
    marked("Stopped."),
    marked("%(what)s, in %(time)s ms, from the view %(view)s."),
    marked("1 row"),
    marked("%(count)s rows"),
    marked("Yes"),
    marked("No"),
    marked("A graph"),
    marked("An empty graph"),
    marked("No answer"),
    marked("The server could not be reached."),
    marked("The server answered with status %(status)s"),
    marked("Try again in %(seconds)s s."),
    marked("The answer broke off"),
    marked(
        "A limit of time, rows or bytes was reached, so none of it is shown."
        " Ask for less, for example with LIMIT."
    ),
    marked("The editor failed"),
    marked("%(title)s, line %(line)s."),
    marked("Go to line %(line)s"),
    marked("Go to line %(line)s, column %(column)s"),
    # The answer.
    marked("Nothing fits the question."),
    marked("Answer"),
    marked("Table of the answer"),
    marked("%(shown)s of %(all)s rows are shown."),
    marked("Show %(count)s more"),
    marked("language"),
    marked("Only the beginning is shown; the downloads have all."),
    marked("Raw answer and downloads"),
    marked("Raw answer"),
    marked("Format"),
    marked("Download"),
    marked("The first %(shown)s of %(all)s characters; the download has all."),
)  # fmt: skip


def words_of_script() -> str:
    """Return a JSON object of what the language spoken says in other words: messages and titles by their English text.

    What a kind of refusal means stands by the type of its problem.
    """
    told = {message: gettext(message) for message in MESSAGES}
    others = {message: text for message, text in told.items() if text != message}
    return json.dumps(others | words_of_refusals(), ensure_ascii=False, separators=(",", ":"))
