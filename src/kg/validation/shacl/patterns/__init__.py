"""Regular expressions of XPath: read strictly, written for the engines that match them (XPath functions 3.1, 5.6)."""

from __future__ import annotations

from kg.validation.shacl.patterns.matching import Matcher
from kg.validation.shacl.patterns.translation import Pattern, PatternError, translate

__all__ = ["Matcher", "Pattern", "PatternError", "translate"]
