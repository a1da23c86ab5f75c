"""Small decision trees: facts in, a number out; they know nothing of what the facts mean."""

from __future__ import annotations

from collections.abc import Sequence

Node = float | tuple[int, float, "Node", "Node"]
"""A leaf, or the number of a fact, its threshold, what is asked where it is not above, and where it is."""


def ask(tree: Node, facts: Sequence[float]) -> float:
    """What one tree says."""
    while isinstance(tree, tuple):
        tree = tree[2] if facts[tree[0]] <= tree[1] else tree[3]
    return tree


def read(found: object) -> Node:
    """A tree as it stands in a file: `[fact, threshold, low, high]`, or a leaf."""
    match found:
        case [int(fact), float(threshold), low, high]:
            return (fact, threshold, read(low), read(high))
        case float(leaf):
            return leaf
    raise ValueError("this is no tree")
