"""Whether the server runs, and whether it can draft."""

from __future__ import annotations

from typing import Literal

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from pydantic import BaseModel

from drafter.compose.model.state import Condition
from drafter.opened import Opened


class Live(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ModelHealth(BaseModel):
    """How the last call to the model went, and what to do about it. `none`: drafts come from the
    brand's own wording; `untried`: nothing was asked yet."""

    state: Condition
    fix: str | None


class Ready(BaseModel):
    """Whether drafts can be made; `problems` name what stands in the way, and the fix. A model that
    fails doesn't: drafts then come from the brand's own wording."""

    status: Literal["ok", "unavailable"]
    knowledge: dict[str, str]
    problems: list[str]
    model: ModelHealth


class HealthController(Controller):
    """For load balancers and people on call."""

    path = "/health"
    tags = ("health",)

    @get("/live", summary="Is the process alive?", sync_to_thread=False)
    def live(self) -> Live:
        """Answers as long as the process does."""
        return Live()

    @get(
        "/ready",
        summary="Can drafts be made?",
        responses={503: ResponseSpec(Ready, description="They can't, and why")},
    )
    async def ready(self, opened: NamedDependency[Opened]) -> Response[Ready]:
        """200 when drafts can be made and recorded, 503 when not."""
        problems: list[str] = []
        try:
            await opened.journal.ping()
        except Exception as error:  # noqa: BLE001 - whatever the database does, say it
            problems.append(
                f"the journal doesn't answer ({type(error).__name__}); check DRAFTER_DATABASE_URL "
                "or the disk behind DRAFTER_DATA_DIR"
            )
        content = Ready(
            status="unavailable" if problems else "ok",
            knowledge={slug: served.build.id for slug, served in opened.pipeline.brands.items()},
            problems=problems,
            model=ModelHealth(state=opened.model_state.condition, fix=opened.model_state.fix),
        )
        return Response(content, status_code=503 if problems else 200)
