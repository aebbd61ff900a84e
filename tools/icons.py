"""Draw the site's sign, `icon.svg`, as PNG: for browsers that want a raster, for telephones, for previews of a link.

The SVG is the source. It has one rectangle, one path of straight lines and circles, which is all that is drawn here.
Run `python tools/icons.py` after a change of the SVG.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from xml.etree import ElementTree

STATIC = Path(__file__).parents[1] / "src" / "kg" / "server" / "static"
SVG = STATIC / "icon.svg"
_IN_SVG = "{http://www.w3.org/2000/svg}"

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Picture:
    """A picture to be drawn: its file, width and height, the side of the sign within, and whether corners are round.

    Telephones round the corners themselves, and lay what is transparent on black; a preview has the ground all over.
    """

    name: str
    width: int
    height: int
    sign: int
    has_round_corners: bool = False


PICTURES = (
    Picture("icon.png", 192, 192, 192, has_round_corners=True),
    Picture("apple-touch-icon.png", 180, 180, 180),
    Picture("preview.png", 1200, 630, 420),
)


@dataclass(frozen=True)
class Sign:
    """What the SVG holds, in its own units: side, radius of the corners, ground, lines with their width, and dots."""

    side: float
    radius: float
    ground: Colour
    width: float
    line: list[tuple[float, float]]
    dots: list[tuple[float, float, float]]

    def cover(self, x: float, y: float, pixel: float) -> float:
        """Tell how much of a pixel (its middle, its side) lines and dots cover, from 0 to 1."""
        distance = min(
            *(hypot(x - cx, y - cy) - radius for cx, cy, radius in self.dots),
            *(
                _to_line(x, y, one, other) - self.width / 2
                for one, other in zip(self.line, self.line[1:], strict=False)
            ),
        )
        return _covered(distance, pixel)

    def cover_of_ground(self, x: float, y: float, pixel: float) -> float:
        """Tell how much of a pixel lies within the round corners."""
        half = self.side / 2
        dx, dy = (max(abs(each - half) - half + self.radius, 0) for each in (x, y))
        return _covered(hypot(dx, dy) - self.radius, pixel)


def _covered(distance: float, pixel: float) -> float:
    return min(1.0, max(0.0, 0.5 - distance / pixel))


def _to_line(x: float, y: float, one: tuple[float, float], other: tuple[float, float]) -> float:
    along = (other[0] - one[0], other[1] - one[1])
    share = ((x - one[0]) * along[0] + (y - one[1]) * along[1]) / (along[0] ** 2 + along[1] ** 2)
    share = min(1.0, max(0.0, share))
    return hypot(x - one[0] - share * along[0], y - one[1] - share * along[1])


def read_sign(path: Path = SVG) -> Sign:
    """Return what the SVG holds."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314
    (rect,), (line,) = root.findall(_IN_SVG + "rect"), root.findall(f".//{_IN_SVG}path")
    (group,) = root.findall(f"{_IN_SVG}g[@stroke-width]")
    circles = root.iter(_IN_SVG + "circle")
    return Sign(
        float(rect.attrib["width"]),
        float(rect.attrib["rx"]),
        _colour(rect.attrib["fill"]),
        float(group.attrib["stroke-width"]),
        _points(line.attrib["d"]),
        [(float(c.attrib["cx"]), float(c.attrib["cy"]), float(c.attrib["r"])) for c in circles],
    )


def _colour(text: str) -> Colour:
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue


def _points(path: str) -> list[tuple[float, float]]:
    """Return the points of a path of straight lines: `M` and what follows it absolute, after `l` relative."""
    points: list[tuple[float, float]] = []
    for command, numbers in re.findall(r"([Ml])([^Ml]*)", path):
        values = [float(each) for each in re.findall(r"-?[\d.]+", numbers)]
        for dx, dy in zip(values[::2], values[1::2], strict=True):
            start = points[-1] if command == "l" else (0.0, 0.0)
            points.append((start[0] + dx, start[1] + dy))
    return points


def rows_of(picture: Picture, sign: Sign) -> Iterator[bytes]:
    """Yield the rows of a picture, four bytes for each pixel."""
    pixel = sign.side / picture.sign
    left, top = (picture.width - picture.sign) / 2, (picture.height - picture.sign) / 2
    plain = bytes((*sign.ground, 255))
    for row in range(picture.height):
        y = (row + 0.5 - top) * pixel
        if not 0 <= y <= sign.side:
            yield plain * picture.width
            continue
        cells = []
        for column in range(picture.width):
            x = (column + 0.5 - left) * pixel
            cells.append(_pixel(picture, sign, x, y, pixel) if 0 <= x <= sign.side else plain)
        yield b"".join(cells)


def _pixel(picture: Picture, sign: Sign, x: float, y: float, pixel: float) -> bytes:
    white = sign.cover(x, y, pixel)
    shown = sign.cover_of_ground(x, y, pixel) if picture.has_round_corners else 1.0
    return bytes((*(round(each + (255 - each) * white) for each in sign.ground), round(255 * shown)))


def png(width: int, height: int, rows: Iterator[bytes]) -> bytes:
    """Return a picture as PNG (ISO/IEC 15948): eight bits of red, green, blue and opacity, without filters."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def main() -> None:
    """Write every picture."""
    sign = read_sign()
    for picture in PICTURES:
        rows = rows_of(picture, sign)
        (STATIC / picture.name).write_bytes(png(picture.width, picture.height, rows))


if __name__ == "__main__":
    main()
