"""A PostgreSQL server of the tests' own: in a folder, on a Unix socket, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

USERS = ("postgres", "nobody")
"""Root starts the server as one of these, since it refuses to run as root."""


class PostgresUnavailableError(Exception):
    """Why there is no server here."""


@contextmanager
def postgres_server() -> Iterator[Path]:
    """Gives the folder of the server's socket."""
    programs = {name: shutil.which(name) for name in ("initdb", "postgres")}
    missing = [name for name, path in programs.items() if path is None]
    if missing:
        raise PostgresUnavailableError(f"not found: {', '.join(missing)}")
    identity = _identity()
    # Not pytest's folder: it is closed to the server's user, and too long for a socket's path.
    folder = Path(tempfile.mkdtemp(prefix="drafter-pg-"))
    try:
        if identity:
            os.chown(folder, identity["user"], identity["group"])
        data = folder / "data"
        settings = ["-A", "trust", "-U", "drafter", "-E", "UTF8", "--locale=C", "--no-sync"]
        made = subprocess.run(
            [str(programs["initdb"]), "-D", data, *settings],
            capture_output=True,
            text=True,
            cwd=folder,
            check=False,
            **identity,
        )
        if made.returncode:
            raise PostgresUnavailableError(f"initdb failed: {made.stderr.strip()[-300:]}")
        with _running(str(programs["postgres"]), data, folder, identity):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _identity() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    for name in USERS:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise PostgresUnavailableError(f"running as root, and there is no user {' or '.join(USERS)}")


@contextmanager
def _running(program: str, data: Path, folder: Path, identity: dict[str, Any]) -> Iterator[None]:
    options = ["listen_addresses=", "fsync=off", "max_connections=200", "TimeZone=Asia/Kathmandu"]
    flags = [part for option in options for part in ("-c", option)]
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [program, "-D", data, "-k", folder, *flags],
            stdout=output,
            stderr=output,
            cwd=folder,
            **identity,
        )
    try:
        deadline = time.monotonic() + 20
        while not (folder / ".s.PGSQL.5432").exists() or b"ready to accept" not in log.read_bytes():
            if server.poll() is not None or time.monotonic() > deadline:
                raise PostgresUnavailableError(f"didn't start: {log.read_text()[-300:]}")
            time.sleep(0.02)
        yield
    finally:
        server.send_signal(signal.SIGQUIT)  # at once, with its children; the data goes anyway
        server.wait(20)
