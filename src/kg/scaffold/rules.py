"""A rule: a CONSTRUCT query that yields nothing yet."""

from __future__ import annotations

import json
from pathlib import Path

from kg.project import Project
from kg.rdf.namespaces import PREFIXES
from kg.scaffold.writing import check_slug, write_new

__all__ = ["new_rule"]


def new_rule(project: Project, slug: str, summary: str) -> list[Path]:
    """Write a CONSTRUCT rule that yields nothing yet; return the file written."""
    check_slug(slug)
    rule = f"""#+ summary: {json.dumps(summary, ensure_ascii=False)}

PREFIX cg: <{PREFIXES["cg"]}>

CONSTRUCT {{
  ?place cg:within ?other .
}}
WHERE {{
  ?place cg:within ?other .
}}
"""
    return [write_new(project.ontology / "rules" / f"{slug}.rq", rule)]
