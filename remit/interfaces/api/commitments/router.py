"""The routes of commitments; one address answers to reading and to writing."""

from ninja import Router

router = Router(tags=["Commitments"])
