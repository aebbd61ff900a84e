"""The jobs that make pages, by the lane that does them."""

from __future__ import annotations

__all__ = ["ANSWER_JOBS", "PAGE_JOBS"]

PAGE_JOBS = {
    "home": "kg.server.pages.home:home_page",
    "thing": "kg.server.pages.things:thing_page",
    "search": "kg.server.pages.searching:search_page",
    "questions": "kg.server.pages.questions:questions_page",
    "problem": "kg.server.pages.errors:problem_job",
    "problems": "kg.server.pages.errors:problems_page",
}
ANSWER_JOBS = {"question": "kg.server.pages.questions:question_page"}
