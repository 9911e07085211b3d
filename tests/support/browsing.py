"""Somebody at a browser without scripts: keeps cookies, sends forms as they stand on a page."""

import http.cookiejar
import re
import urllib.parse
import urllib.request

CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Browser:
    """One browser with its cookies, at one site."""

    def __init__(self, address: str) -> None:
        self.address, self.jar = address, http.cookiejar.CookieJar()
        kept = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(kept)

    def page(self, path: str) -> str:
        """What stands at an address of the site."""
        with self.opener.open(self.address + path, timeout=300) as answer:
            return str(answer.read().decode())

    def send(self, path: str, **fields: str) -> str:
        """Send the form of a page, with what was typed."""
        token = CSRF.search(self.page(path))
        assert token
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        with self.opener.open(self.address + path, data, timeout=300) as answer:
            return str(answer.read().decode())

    def cookie(self, name: str) -> str:
        """What a cookie holds; nothing if there is none."""
        return next((one.value or "" for one in self.jar if one.name == name), "")

    def forget(self, name: str) -> None:
        """Throw one cookie away."""
        held = next(one for one in self.jar if one.name == name)
        self.jar.clear(held.domain, held.path, held.name)
