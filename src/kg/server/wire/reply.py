"""What a job answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

__all__ = ["Reply"]


@dataclass
class Reply:
    """Status, headers, and the body: in one piece, in many, or written to a stream while it is computed."""

    body: bytes | Iterable[bytes] | Callable[[BinaryIO], None]
    media_type: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
