"""Packages whose parts are imported when they are first asked for, so that starting costs little (PEP 562)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

__all__ = ["attributes_of"]


def attributes_of(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """Return a module-level `__getattr__` that finds each name in the module that defines it.

    `modules` maps module names, relative to the package, to the names they define, divided by spaces.
    """
    homes = {name: module for module, names in modules.items() for name in names.split()}

    def __getattr__(name: str) -> Any:  # noqa: N807
        if name not in homes:
            raise AttributeError(f"module {package} has no attribute {name}")
        from importlib import import_module

        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return __getattr__
