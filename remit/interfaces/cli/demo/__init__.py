"""The example government: a city and a province, whose histories are made by the real actions.

Its data lie in the folder `example`, readable by anybody: tables of units, posts and people,
documents, and stories with one line for each act. The story never runs ahead of the clock.
"""

from remit.interfaces.cli.demo.loading import is_absent, load

__all__ = ["is_absent", "load"]
