"""kg build: the whole pipeline, with a table of what came of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli.common import progress
from kg.layout import columns

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where builds are kept (default: build/ of the checkout)"
    )
    parser.add_argument("--reasoner", choices=("compiled", "owlrl"), help="what computes the OWL 2 RL closure")
    parser.add_argument("--force", action="store_true", help="build everything anew, even if nothing has changed")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build, or find the build of the files as they are."""
    import os

    from kg import project
    from kg.build import BuildFailedError, build, ensure_built
    from kg.validation.text import report_as_text

    if args.out:
        os.environ["KG_BUILD"] = str(args.out.resolve())
    where = project.find()
    try:
        with progress(args.quiet) as tell:
            anew = args.force or args.reasoner
            built = build(where, tell, args.reasoner or "compiled") if anew else ensure_built(where, tell)
    except BuildFailedError as error:
        print(report_as_text(error.report, where), file=sys.stderr)
        print(f"kg build: {error}", file=sys.stderr)
        return 1
    if not args.quiet:
        print(_summary(built.manifest))
    return 0


def _summary(manifest: dict) -> str:  # type: ignore[type-arg]
    from kg.validation import Severity

    findings = manifest["findings"]
    triples = [(name, f"{count:,}") for name, count in manifest["triples"].items()]
    seconds = [(name, f"{taken:.2f}") for name, taken in manifest["seconds"].items()]
    lines = ["triples", columns(triples, right=[1], indent="  ").rstrip()]
    lines += ["seconds", columns(seconds, right=[1], indent="  ").rstrip()]
    counts = {weight: sum(f["severity"] == weight.name.lower() for f in findings) for weight in reversed(Severity)}
    lines.append("findings: " + ", ".join(weight.counted(count) for weight, count in counts.items()))
    lines += [f"  {f['severity']}: {f['focus']}: {f['message']} ({f['constraint']})" for f in findings]
    return "\n".join(lines)
