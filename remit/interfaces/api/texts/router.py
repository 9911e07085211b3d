"""The routes of documents; one address answers to reading and to writing."""

from ninja import Router

router = Router(tags=["Documents"])
