"""A question that runs, and the file for its expected answer."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import KgError
from kg.languages import MAIN
from kg.project import Project
from kg.rdf.namespaces import PREFIXES, abbreviate
from kg.scaffold.kinds import kinds_of
from kg.scaffold.writing import check_slug, refuse_existing, write_new

__all__ = ["new_query"]


def new_query(project: Project, name: str, summary: str) -> list[Path]:
    """Write a question that runs, and the file for its expected answer; return both files."""
    family, slash, question = name.partition("/")
    if not slash:
        raise KgError(f"{name}: a query is called family/question, as in lamps/who-kept-which")
    check_slug(family)
    check_slug(question)
    kind, cls = _first_kind(project)
    prefixes = sorted({cls.partition(":")[0], "rdfs"})
    declared = "\n".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in prefixes)
    query = f"""#+ summary: {json.dumps(summary, ensure_ascii=False)}
#+ description: One row per {kind}.
#+ tags: [{family}]
#+ display: table

{declared}

SELECT ?{kind}_name ?{kind}
WHERE {{
  ?{kind} a {cls} ;
    rdfs:label ?{kind}_name .
  FILTER(LANG(?{kind}_name) = "{MAIN}")
}}
ORDER BY ?{kind}_name ?{kind}
"""
    answer = f"# sections: \n{kind}_name,{kind}\n"
    files = {project.queries / family / f"{question}.rq": query}
    answers = project.root / "tests" / "answers"
    if answers.is_dir():
        files[answers / family / f"{question}.csv"] = answer
    for path in files:
        refuse_existing(path)
    return [write_new(path, content) for path, content in files.items()]


def _first_kind(project: Project) -> tuple[str, str]:
    """Return the kind that a bare name means first, and its class; documents where no such kind can be made."""
    kinds = kinds_of(project)
    kind = next((kind for kind in project.settings.search.first if kind in kinds), None)
    return (kind.replace("-", "_"), abbreviate(kinds[kind].cls.value)) if kind else ("document", "cg:Document")
