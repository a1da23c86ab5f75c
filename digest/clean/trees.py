"""Small decision trees: facts in, a number out; they know nothing of what the facts mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

OFTEN = 700  # times trees are asked until they are made code: 100 trees of 31 leaves take 90 µs node by node, 13 µs as code, and 70 ms to make
Node = float | tuple[int, float, "Node", "Node"]
"""A leaf, or the number of a fact, its threshold, what is asked where it is not above, and where it is."""


def ask(tree: Node, facts: Sequence[float]) -> float:
    """What one tree says."""
    while isinstance(tree, tuple):
        tree = tree[2] if facts[tree[0]] <= tree[1] else tree[3]
    return tree


def summed(trees: Sequence[Node], facts: int, often: int = OFTEN) -> Callable[[Sequence[float]], float]:
    """`sum(ask(tree, given) for tree in trees)` as one function of so many facts: asked node by node at first, as code where it is asked often."""
    asked = 0
    code: Callable[[Sequence[float]], float] | None = None

    def said(given: Sequence[float]) -> float:
        nonlocal asked, code
        if code is not None:
            return code(given)
        asked += 1
        if asked == often:
            code = coded(trees, facts)
        found = 0.0
        for tree in trees:
            found += ask(tree, given)
        return found

    return said


def coded(trees: Sequence[Node], facts: int) -> Callable[[Sequence[float]], float]:
    """The same as Python code made of nothing but the trees' numbers."""
    names = ", ".join(f"x{number}" for number in range(facts))
    steps = "".join(f"\n    said += {_code(tree)}" for tree in trees)
    made: dict[str, Callable[[Sequence[float]], float]] = {}
    exec(f"def said(given):\n    {names}, = given\n    said = 0.0{steps}\n    return said", made)  # noqa: S102  # numbers alone
    return made["said"]


def _code(tree: Node) -> str:
    if not isinstance(tree, tuple):
        return repr(float(tree))
    fact, threshold, low, high = tree
    return f"({_code(low)} if x{int(fact)} <= {float(threshold)!r} else {_code(high)})"


def read(found: object) -> Node:
    """A tree as it stands in a file: `[fact, threshold, low, high]`, or a leaf."""
    match found:
        case [int(fact), float(threshold), low, high]:
            return (fact, threshold, read(low), read(high))
        case float(leaf):
            return leaf
    raise ValueError("this is no tree")
