"""Numbers, texts and lists in the binary form of RFC 8949, as far as Pagefind's files need it: `read(written(a)) == a`."""

from __future__ import annotations

from typing import Any

Value = Any
"""A number, a text, or a list of values."""
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4  # major types
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def read(data: bytes) -> Value:
    """The value that some bytes say. Raises ValueError where they say something else."""
    found, end = _read(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes too many")
    return found


def written(value: Value) -> bytes:
    """The bytes of a value, each number as short as may be."""
    parts: list[bytes] = []
    _write(value, parts)
    return b"".join(parts)


def _read(data: bytes, at: int) -> tuple[Value, int]:
    if at >= len(data):
        raise ValueError("cut off")
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number in _SIZES:
        end = at + _SIZES[number]
        number, at = int.from_bytes(data[at:end]), end
    elif number > 23:
        raise ValueError(f"no length at byte {at - 1}")
    if kind == _NUMBER:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _LIST:
        raise ValueError(f"neither number, text nor list at byte {at - 1}")
    found: list[Value] = []
    for _ in range(number):
        one, at = _read(data, at)
        found.append(one)
    return found, at


def _write(value: Value, parts: list[bytes]) -> None:
    if isinstance(value, int):
        parts.append(_head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value))
    elif isinstance(value, str):
        data = value.encode()
        parts += (_head(_TEXT, len(data)), data)
    else:
        parts.append(_head(_LIST, len(value)))
        for one in value:
            _write(one, parts)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    code, size = next((code, size) for code, size in _SIZES.items() if number < 1 << 8 * size)
    return bytes([kind << 5 | code]) + number.to_bytes(size)
