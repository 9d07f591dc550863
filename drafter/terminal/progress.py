"""Progress bars, on standard error, so that what a command prints can be piped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Bars:
    """A bar a task."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def ticking(self, name: str, total: int) -> Callable[[], None]:
        """A new bar, and what moves it on by one."""
        task = self._progress.add_task(name, total=total)
        return lambda: self._progress.advance(task)


@contextmanager
def progress_bars() -> Iterator[Bars]:
    """Bars that are gone when the block is left."""
    with Progress(
        TextColumn("{task.description:14}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        yield Bars(progress)
