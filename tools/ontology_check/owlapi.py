"""The OWL API and HermiT, which are Java: started within this process, asked through JPype."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[2] / ".reasoner"
_MEMORY = "-Xmx2g"


class NotInstalledError(Exception):
    """Java, JPype or the jars are not at hand."""


def start() -> None:
    """Start Java with the jars that `make ontology-check` has put aside."""
    sys.path.insert(0, str(HOME / "python"))
    try:
        import jpype
        import jpype.imports
    except ImportError as error:
        raise NotInstalledError(f"{HOME} has no JPype: run make ontology-check") from error
    jars = [str(jar) for jar in sorted((HOME / "jars").glob("*.jar"))]
    try:
        jpype.startJVM(_MEMORY, "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", classpath=jars)
    except (jpype.JVMNotFoundException, OSError) as error:
        raise NotInstalledError("no Java: install default-jre-headless, or another one from version 11 on") from error


@dataclass
class Ontology:
    """An ontology as the OWL API has read it."""

    java: Any

    @classmethod
    def of(cls, file: Path) -> Ontology:
        """Read a Turtle file."""
        from java.io import File
        from org.semanticweb.owlapi.apibinding import OWLManager

        return cls(OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(File(str(file))))

    def outside_rl(self) -> list[str]:
        """Return what is not within OWL 2 RL (OWL 2 Profiles, section 4), a line each."""
        from org.semanticweb.owlapi.profiles import OWL2RLProfile

        return sorted(str(violation) for violation in OWL2RLProfile().checkOntology(self.java).getViolations())

    def unsupported_datatypes(self) -> list[str]:
        """Return the datatypes that are not in the datatype map of OWL 2 (Structural Specification, section 4)."""
        from org.semanticweb.owlapi.vocab import OWL2Datatype

        known = {str(iri) for iri in OWL2Datatype.getDatatypeIRIs()}
        found = {str(datatype.getIRI()) for datatype in self.java.getDatatypesInSignature()}
        return sorted(found - known)

    def reasoner(self) -> Any:
        """Return HermiT for this ontology; literals of unsupported datatypes count as of no datatype."""
        from org.semanticweb.HermiT import Configuration, Reasoner

        configuration = Configuration()
        configuration.ignoreUnsupportedDatatypes = True
        return Reasoner(configuration, self.java)


def unsatisfiable(ontology: Ontology, reasoner: Any) -> list[str]:
    """Return the classes that can have no member.

    A class that has one in a consistent ontology can have one, and so can every class above it; only the others are
    asked for, because HermiT takes long to classify with data.
    """
    having = _having_members(ontology)
    classes = (cls for cls in ontology.java.getClassesInSignature() if not cls.isBottomEntity())
    return sorted(str(cls.getIRI()) for cls in classes if cls not in having and not reasoner.isSatisfiable(cls))


def _having_members(ontology: Ontology) -> set[Any]:
    from org.semanticweb.owlapi.model import AxiomType

    axioms = ontology.java.getAxioms(AxiomType.CLASS_ASSERTION)
    waiting = [axiom.getClassExpression() for axiom in axioms]
    found: set[Any] = set()
    while waiting:
        cls = waiting.pop()
        if cls not in found and not cls.isAnonymous():
            found.add(cls)
            waiting += [axiom.getSuperClass() for axiom in ontology.java.getSubClassAxiomsForSubClass(cls)]
    return found
