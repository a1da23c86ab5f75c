"""Groups and how alike some of their members are → larger groups by average link; knows nothing of articles."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

EACH = 8  # of a large group, the members with which each member of a smaller one must be alike
ENOUGH = 256  # pairs between two groups from which the compared ones speak for all


def joined(sizes: Sequence[int], settled: Collection[int], pairs: Iterable[tuple[int, int, float]], least: float) -> list[list[int]]:
    """Which of the groups 0 … len(sizes) - 1 are one: two are joined while the mean likeness between their members is `least` or more, highest first.

    So a chain (a like b, b like c, a unlike c) is no group. A pair is two groups and how alike a member of one is to a member of the other;
    those that are not named count as 0, as far as each of so many members could have been compared. Two `settled` groups are never joined.
    """
    size = list(sizes)
    members = {number: [number] for number in range(len(size))}
    fixed = set(settled)
    links: defaultdict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for x, y, found in pairs:
        if x != y:
            total, known = links[x].get(y, (0.0, 0))
            links[x][y] = links[y][x] = (total + found, known + 1)

    def entry(x: int, y: int) -> tuple[float, int, int, int, int]:
        x, y = min(x, y), max(x, y)
        total, known = links[x][y]
        fewer, more = sorted((size[x], size[y]))
        return (-round(total / max(known, min(fewer * min(more, max(EACH, fewer)), ENOUGH)), 9), x, y, size[x], size[y])

    queue = [entry(x, y) for x in links for y in links[x] if x < y and not (x in fixed and y in fixed)]
    heapq.heapify(queue)
    while queue:
        minus, x, y, size_x, size_y = heapq.heappop(queue)
        if -minus < least:
            break
        if x not in members or y not in members or (size[x], size[y]) != (size_x, size_y):
            continue
        members[x] += members.pop(y)
        size[x] += size_y
        if y in fixed:
            fixed.add(x)
        for other, (total, known) in links.pop(y).items():
            links[other].pop(y, None)
            if other != x:
                before = links[x].get(other, (0.0, 0))
                links[x][other] = links[other][x] = (before[0] + total, before[1] + known)
        for other in links[x]:
            if not (x in fixed and other in fixed):
                heapq.heappush(queue, entry(x, other))
    return list(members.values())
