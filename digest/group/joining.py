"""Groups and how alike some of their members are → larger groups by average link; knows nothing of articles."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

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
        return (-round(total / _wanted(known, size[x], size[y]), 9), x, y, size[x], size[y])

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


def adopted(
    groups: Sequence[Sequence[int]],
    sizes: Sequence[int],
    settled: Collection[int],
    pairs: Iterable[tuple[int, int, float]],
    least: float,
    margin: float,
    late: Callable[[int, int], float] = lambda one, size: math.inf,
) -> list[list[int]]:
    """The same groups, those of one alone taken into the group of two or more that each is most like, where it is by `margin`.

    What each is like is the mean as `joined` takes it, and at least `least`; for a settled group, which may be of one, what `late` says for that one and so many members.
    All are decided at once, so their order does not matter.
    """
    of = {one: number for number, group in enumerate(groups) for one in group}
    size = [sum(sizes[one] for one in group) for group in groups]
    fixed = {of[one] for one in settled}
    lone = {group[0] for group in groups if len(group) == 1 and of[group[0]] not in fixed}
    near: defaultdict[int, defaultdict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for x, y, found in pairs:
        for one, other in ((x, y), (y, x)):
            if one in lone:
                near[one][of[other]].append(found)
    taken = {}
    for one, others in near.items():
        means = sorted(((round(math.fsum(found) / _wanted(len(found), 1, size[group]), 9), -group) for group, found in others.items()), reverse=True)
        best, second = means[0], means[1][0] if len(means) > 1 else 0.0
        group = -best[1]
        enough = late(one, size[group]) if group in fixed else least if size[group] > 1 else math.inf
        if best[0] >= enough and best[0] - second >= margin:
            taken[one] = group
    whole = {number: list(group) for number, group in enumerate(groups) if group[0] not in taken}
    for one in sorted(taken):
        whole[taken[one]].append(one)
    return list(whole.values())


def _wanted(known: int, x: int, y: int) -> int:
    """How many pairs between two groups of x and y members are counted, of which so many were compared."""
    fewer, more = sorted((x, y))
    return max(known, min(fewer * min(more, max(EACH, fewer)), ENOUGH))
