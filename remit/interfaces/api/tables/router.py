"""The routes of tables."""

from ninja import Router

router = Router(tags=["Tables"])
