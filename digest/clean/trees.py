"""Small decision trees: facts in, a number out; they know nothing of what the facts mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Node = float | tuple[int, float, "Node", "Node"]
"""A leaf, or the number of a fact, its threshold, what is asked where it is not above, and where it is."""


def ask(tree: Node, facts: Sequence[float]) -> float:
    """What one tree says."""
    while isinstance(tree, tuple):
        tree = tree[2] if facts[tree[0]] <= tree[1] else tree[3]
    return tree


def summed(trees: Sequence[Node], facts: int) -> Callable[[Sequence[float]], float]:
    """`sum(ask(tree, given) for tree in trees)` as one function of so many facts: Python code made of nothing but the trees' numbers.

    Asked node by node, 40 trees of 12 leaves take 30 µs; as code 4 µs, and 10 ms to make.
    """
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
