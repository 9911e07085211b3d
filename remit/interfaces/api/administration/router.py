"""The routes of keeping the site."""

from ninja import Router

router = Router(tags=["Administration"])
