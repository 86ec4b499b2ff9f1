"""A reader of QR codes, written from the standard, so that the site's codes are read by another.

ISO/IEC 18004: level M, byte mode. It trusts what it sees: codes drawn by a program have no
damage to repair, so the error correction is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")
FORMAT_MASK = 0b101010000010010
LEVEL_M = 0b00
BYTE_MODE = 0b0100
CORRECTION_WORDS = (
    *(10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26),
    *(26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28),
)
"""Error correction codewords in each block of level M, versions 1 to 40."""
BLOCKS = (
    *(1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16),
    *(17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49),
)
"""Blocks of level M, versions 1 to 40."""
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, _x: y % 2 == 0,
    lambda _y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)
Matrix = list[list[bool]]


def matrix_of(path: str, side: int, quiet: int = 4) -> Matrix:
    """The modules of an SVG path made of one rectangle for each run; `side` with the quiet zone."""
    assert RUN.sub("", path) == "", "the path holds something else than runs"
    size = side - 2 * quiet
    modules = [[False] * size for _ in range(size)]
    for x, y, width, back in (map(int, run) for run in RUN.findall(path)):
        assert width == back
        for column in range(x, x + width):
            modules[y - quiet][column - quiet] = True
    return modules


def read(modules: Matrix) -> str:
    """The text of a code."""
    version = (len(modules) - 17) // 4
    level, mask = _format(modules)
    assert level == LEVEL_M
    unmask = MASKS[mask]
    bits = [modules[y][x] != unmask(y, x) for y, x in _data_places(version, len(modules))]
    words = [_number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)]
    return _text(b"".join(_blocks(words, version)), version)


def _number(bits: list[bool]) -> int:
    return int("".join("01"[bit] for bit in bits), 2)


def _format(modules: Matrix) -> tuple[int, int]:
    """Level and mask; both copies of the format must say the same."""
    size = len(modules)
    around = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
    apart = [(y, 8) for y in range(size - 1, size - 8, -1)] + [
        (8, x) for x in range(size - 8, size)
    ]
    first, second = (_number([modules[y][x] for y, x in copy]) for copy in (around, apart))
    assert first == second
    return (first ^ FORMAT_MASK) >> 13, (first ^ FORMAT_MASK) >> 10 & 0b111


def _alignments(version: int, size: int) -> list[int]:
    if version == 1:
        return []
    count = version // 7 + 2
    step = (version * 8 + count * 3 + 5) // (count * 4 - 4) * 2
    return [6, *sorted(size - 7 - step * number for number in range(count - 1))]


def _is_function(y: int, x: int, version: int, size: int) -> bool:
    """Whether a module is part of the patterns, not of the data."""
    finders = (y < 9 and x < 9) or (y < 9 and x >= size - 8) or (y >= size - 8 and x < 9)
    timing = 6 in (y, x)
    numbered = version >= 7 and (
        (y < 6 and size - 11 <= x < size - 8) or (x < 6 and size - 11 <= y < size - 8)
    )
    centres = _alignments(version, size)
    edges = {(6, 6), (6, size - 7), (size - 7, 6)}
    aligned = any(
        abs(y - row) <= 2 and abs(x - column) <= 2
        for row in centres
        for column in centres
        if (row, column) not in edges
    )
    return finders or timing or numbered or aligned


def _data_places(version: int, size: int) -> Iterator[tuple[int, int]]:
    """The data modules in reading order: pairs of columns from the right, up and down."""
    columns = [x for x in range(size - 1, 0, -2) if x > 6] + [5, 3, 1]
    for number, right in enumerate(columns):
        rows = range(size) if number % 2 else range(size - 1, -1, -1)
        for y in rows:
            for x in (right, right - 1):
                if not _is_function(y, x, version, size):
                    yield y, x


def _blocks(words: list[int], version: int) -> Iterator[bytes]:
    """The data of each block; the words of all blocks lie interleaved."""
    count, correction = BLOCKS[version - 1], CORRECTION_WORDS[version - 1]
    data = len(words) - count * correction
    short = data // count
    longer = data % count
    rounds = [words[at : at + count] for at in range(0, short * count, count)]
    last = [None] * (count - longer) + words[short * count : data]
    for block in zip_longest(*rounds, last):
        yield bytes(word for word in block if word is not None)


def _text(data: bytes, version: int) -> str:
    bits = int.from_bytes(data, "big")
    total = len(data) * 8
    width = 8 if version < 10 else 16

    def take(start: int, length: int) -> int:
        return bits >> (total - start - length) & ((1 << length) - 1)

    assert take(0, 4) == BYTE_MODE
    length = take(4, width)
    return bytes(take(4 + width + 8 * at, 8) for at in range(length)).decode()
