"""The folders of a project: ontology, data, queries, builds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg import locate, settings
from kg.errors import KgError
from kg.settingfaults import missing_ontology
from kg.settings import Settings

__all__ = ["Project", "at", "context_at_hand", "core_files", "find", "find_or_none"]


@dataclass(frozen=True)
class Project:
    """A folder with `ontology/`, `data/` and `queries/`, and a place for what is built from them."""

    root: Path

    @property
    def ontology(self) -> Path:
        """The folder of the hand-written ontology, rules and shapes."""
        return self.root / "ontology"

    @property
    def data(self) -> Path:
        """The folder of what the sources say."""
        return self.root / "data"

    @property
    def queries(self) -> Path:
        """The folder of the canned queries."""
        return self.root / "queries"

    @cached_property
    def build(self) -> Path:
        """The folder for builds: `$KG_BUILD`, else `build/` of a checkout, else the user's cache."""
        return Path(locate.build_folder(str(self.root)))

    @cached_property
    def settings(self) -> Settings:
        """What the project says of itself in `project.toml`."""
        return settings.read(str(self.root))

    def ontology_files(self) -> list[Path]:
        """Return the files of classes, properties and axioms, as the settings name them; a missing one is an error."""
        files = [self.ontology / name for name in self.settings.ontology.files]
        for file in files:
            if not file.is_file():
                raise missing_ontology(self.settings.file, file)
        return files

    def vocabulary_files(self) -> list[Path]:
        """Return the ontology proper: what takes part in reasoning."""
        return [*core_files("*.ttl"), *self.ontology_files(), *self.concept_files()]

    def alignment_files(self) -> list[Path]:
        """Return the files of how terms stand to those of others."""
        return [*core_files("others/alignments.ttl"), *sorted(self.ontology.glob("alignments.ttl"))]

    def concept_files(self) -> list[Path]:
        """Return the concepts, those of the core first, one file per scheme, in name order."""
        return [*core_files("concepts/*.ttl"), *sorted((self.ontology / "concepts").glob("*.ttl"))]

    def deprecated_files(self) -> list[Path]:
        """Return the files of what is gone or has moved, with its successors; they take part in no view."""
        return [file for name in ("deprecated.ttl", "moved.ttl") if (file := self.ontology / name).is_file()]

    def shape_files(self) -> list[Path]:
        """Return the SHACL shapes of the data, those of the core first, in name order."""
        return [*core_files("shapes/*.ttl"), *sorted((self.ontology / "shapes").glob("*.ttl"))]

    def rule_files(self) -> list[Path]:
        """Return the CONSTRUCT rules, in the order in which they are applied."""
        return [*core_files("rules/*.rq"), *sorted((self.ontology / "rules").glob("*.rq"))]

    def data_files(self) -> list[Path]:
        """Return every Turtle file below `data/`, in name order."""
        return sorted(self.data.rglob("*.ttl"))

    def relative(self, path: Path) -> str:
        """Return a path as seen from the project, for messages."""
        base = next((base for base in (self.root, Path(locate.CORE).parent) if path.is_relative_to(base)), None)
        return str(path.relative_to(base)) if base else str(path)


def core_files(pattern: str) -> list[Path]:
    """Return files of the core's ontology, in name order."""
    return sorted(Path(locate.CORE).glob(pattern))


def context_at_hand() -> Path | None:
    """Return the JSON-LD context of the project, or None outside of any."""
    project = find_or_none()
    return project.ontology / "context.jsonld" if project is not None else None


def find_or_none() -> Project | None:
    """Return the project as `find` does, or None outside of any; one that is named must exist."""
    root = locate.project_root_or_none()
    return Project(Path(root)) if root is not None else None


def at(folder: Path) -> Project:
    """Return the project of a folder; one that is none is an error."""
    if not (folder / locate.PROJECT_FILE).is_file():
        raise KgError(f"{folder} is no project: there is no {locate.PROJECT_FILE} in it")
    return Project(folder)


def find() -> Project:
    """Return the project: `$KG_PROJECT`, else the folder one stands in or the next above with a project.toml."""
    return Project(Path(locate.project_root()))
