"""The theme's assets, under names that change with their content."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest.outputs import shared
from digest.outputs.shared import Context, Planned, Raw


def plan(context: Context) -> Iterator[Planned]:
    for name, data in context.files.items():
        if name == "worker.js":
            continue  # part of the service worker, which has an address of its own
        yield shared.one(Raw, context.site.assets[name], "", partial(Raw, data), f"templates/assets/{name}")
