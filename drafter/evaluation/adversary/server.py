"""The model server of the attacker: OpenAI's API on loopback, saying what it is told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[str, str], dict[str, Any]]
"""From the system prompt and the user's message to the reply's JSON."""


@contextmanager
def attackers_server(answer: Answer) -> Iterator[str]:
    """A server that answers every completion with `answer`; gives its base URL."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said = {one["role"]: one["content"] for one in body["messages"]}
            raw = json.dumps(_completion(answer(said["system"], said["user"]))).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _completion(content: dict[str, Any]) -> dict[str, Any]:
    message = {"role": "assistant", "content": json.dumps(content)}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return {
        "id": "attack",
        "object": "chat.completion",
        "created": 0,
        "model": "taken-over",
        "choices": [choice],
    }
