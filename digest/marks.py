"""A set of texts that takes 12 to 24 bytes a text, and a map of codes to numbers as small, for what an import of millions must not forget."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable

_FIRST = 1 << 10  # places at first; twice as many whenever two thirds are taken


class Marks:
    """Texts by 64 bits of their hash: among ten million, the chance that any two are taken for one is 1 in 370,000."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._places = array("Q", bytes(8 * _FIRST))
        self._length = 0
        for text in texts:
            self.add(text)

    def __contains__(self, text: str) -> bool:
        return self._places[self._place(_mark(text))] != 0

    def __len__(self) -> int:
        return self._length

    def add(self, text: str) -> None:
        self._put(_mark(text))
        if 3 * self._length > 2 * len(self._places):
            before = self._places
            self._places, self._length = array("Q", bytes(16 * len(before))), 0
            for mark in before:
                if mark:
                    self._put(mark)

    def _put(self, mark: int) -> None:
        place = self._place(mark)
        self._length += self._places[place] == 0
        self._places[place] = mark

    def _place(self, mark: int) -> int:
        """Where a mark stands, or would."""
        places, last = self._places, len(self._places) - 1
        place = mark & last
        while places[place] not in (0, mark):
            place = (place + 1) & last
        return place


class Codes:
    """Codes of 32 bits, each with a number below 2^32 - 1; in a dict they would take ten times the room."""

    def __init__(self) -> None:
        self._codes, self._numbers = (array("I", bytes(4 * _FIRST)) for _ in range(2))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def setdefault(self, code: int, number: int) -> int:
        """The number of a code, which is this one where it had none."""
        codes, numbers = self._codes, self._numbers
        last = len(codes) - 1
        place = code & last
        while there := numbers[place]:
            if codes[place] == code:
                return there - 1
            place = (place + 1) & last
        codes[place], numbers[place] = code, number + 1
        self._length += 1
        if 3 * self._length > 2 * len(codes):
            self._grow()
        return number

    def _grow(self) -> None:
        before = zip(self._codes, self._numbers, strict=True)
        self._codes, self._numbers = (array("I", bytes(8 * len(self._codes))) for _ in range(2))
        self._length = 0
        for code, number in before:
            if number:
                self.setdefault(code, number - 1)


def _mark(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little") or 1
