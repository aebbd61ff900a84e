"""YAML 1.1 as PyYAML's safe loader reads it: by its parser in C, ten times faster, where it was built with one."""

from __future__ import annotations

from typing import Any

__all__ = ["parse_yaml"]


def parse_yaml(text: str) -> Any:
    """Return what a text in YAML says: plain values, lists, mappings; nothing for an empty one.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, loader)  # noqa: S506
