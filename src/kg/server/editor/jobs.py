"""The jobs of the query editor, by the lane that does them."""

from __future__ import annotations

__all__ = ["PAGE_JOBS"]

PAGE_JOBS = {
    "editor": "kg.server.editor.page:editor",
    "editor-data": "kg.server.editor.resources:editor_data",
    "editor-things": "kg.server.editor.resources:editor_things",
}
