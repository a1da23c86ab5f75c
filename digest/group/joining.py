"""Items and how alike some pairs of them are → groups by average link; knows nothing of articles."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

ENOUGH = 256  # pairs between two groups from which the compared ones speak for all


def joined(homes: Sequence[int], pairs: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Groups of the numbers 0 … len(homes) - 1: two are joined while the mean likeness between their members is `least` or more, highest first.

    So a chain (a like b, b like c, a unlike c) is no group. Pairs that are not named count as 0. `homes` names for each number
    the lowest one that it stands with from the start, or is -1; two groups that stand from the start are never joined.
    """
    members: dict[int, list[int]] = {}
    group: list[int] = []
    for number, home in enumerate(homes):
        first = number if home < 0 else home
        members.setdefault(first, []).append(number)
        group.append(first)
    links: defaultdict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (a, b), found in pairs.items():
        x, y = group[a], group[b]
        if x != y:
            total, known = links[x].get(y, (0.0, 0))
            links[x][y] = links[y][x] = (total + found, known + 1)
    settled = {group[number] for number, home in enumerate(homes) if home >= 0}

    def entry(x: int, y: int) -> tuple[float, int, int, int, int]:
        x, y = min(x, y), max(x, y)
        total, known = links[x][y]
        size_x, size_y = len(members[x]), len(members[y])
        return (-round(total / max(known, min(size_x * size_y, ENOUGH)), 9), x, y, size_x, size_y)

    queue = [entry(x, y) for x in links for y in links[x] if x < y and not (x in settled and y in settled)]
    heapq.heapify(queue)
    while queue:
        minus, x, y, size_x, size_y = heapq.heappop(queue)
        if -minus < least:
            break
        if x not in members or y not in members or (len(members[x]), len(members[y])) != (size_x, size_y):
            continue
        members[x] += members.pop(y)
        if y in settled:
            settled.add(x)
        for other, (total, known) in links.pop(y).items():
            links[other].pop(y, None)
            if other != x:
                before = links[x].get(other, (0.0, 0))
                links[x][other] = links[other][x] = (before[0] + total, before[1] + known)
        for other in links[x]:
            if not (x in settled and other in settled):
                heapq.heappush(queue, entry(x, other))
    return list(members.values())
