"""`daybook serve` as a process of its own, and what somebody at the other end of a wire gets."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode

from bench.visiting import TOKEN, WrongAnswerError, sign_in_form
from bench.worlds import World
from webapp.config import PROJECT

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")


@dataclass(frozen=True)
class Server:
    """Where it answers, and which process it is."""

    port: int
    pid: int


@contextmanager
def serving(made: World) -> Iterator[Server]:
    """The server as people start it, but for HTTPS, on the files of an invented Daybook."""
    command = [sys.executable, "-m", "webapp.commands", "serve", "--insecure-http"]
    run = {"DAYBOOK_RUN": str(made.settings.run)}
    process = subprocess.Popen(
        command, cwd=PROJECT, env={**os.environ, **made.environment, **run},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield Server(_port(process), process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _port(process: subprocess.Popen) -> int:
    for line in process.stdout:
        if found := ADDRESS.search(line):
            return int(found.group(1))
    raise WrongAnswerError("the server did not start")


class Visitor:
    """One browser on one connection that is kept open."""

    def __init__(self, port: int):
        self._line = HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}

    def get(self, address: str) -> str:
        """A page, which must be there."""
        status, body = self._ask("GET", address)
        if status != 200:
            raise WrongAnswerError(f"{address}: {status}")
        return body

    def sign_in(self, name: str) -> None:
        """Fetch the form and send it, as a new browser does."""
        self.cookies.clear()
        token = TOKEN.search(self.get("/sign-in")).group(1)
        status, _body = self._ask("POST", "/sign-in", urlencode(sign_in_form(token, name)))
        if status != 303:
            raise WrongAnswerError(f"signing in: {status}")

    def _ask(self, method: str, address: str, form: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._line.request(method, address, form, headers)
        answer = self._line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read().decode()
