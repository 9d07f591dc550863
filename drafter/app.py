"""The composition root: settings in, a running service out. Tests pass their own parts."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import structlog
from litestar import Litestar
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig

from drafter import __version__
from drafter.api.drafts import DraftController
from drafter.api.health import HealthController
from drafter.api.problems import HANDLERS
from drafter.api.schema_page import SchemaPage
from drafter.checked import Readers
from drafter.compose import Writer
from drafter.compose.extractive import ExtractiveWriter
from drafter.compose.llm import MARK_BYTES, LlmWriter
from drafter.compose.model import ChatModel
from drafter.compose.prompts import Prompt, brand_prompts, load_prompt
from drafter.confidence import load_confidence
from drafter.errors import KnowledgeError
from drafter.factcheck import FactCheck
from drafter.journal import BuildRow, Journal
from drafter.knowledge.builds import make_build
from drafter.knowledge.embedding import Embedder, SentenceEmbedder
from drafter.knowledge.entailment import NliModel
from drafter.knowledge.store import VectorStore
from drafter.opened import HEARTBEAT, Opened
from drafter.pipeline import Pipeline
from drafter.served import ServedBrand, read_brand, serve_brand
from drafter.settings import Settings, shipped
from drafter.understand import language
from drafter.verify import Entailment

log = structlog.get_logger()

MAX_BODY = 1_000_000
"""Bytes. A message with a long history and many orders is some tens of kB."""


def create_app(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    seconds: Callable[[], float] = time.perf_counter,
    embedder: Embedder | None = None,
    writers: Sequence[Writer] | None = None,
    heartbeat: float = HEARTBEAT,
) -> Litestar:
    """The HTTP service.

    Args:
        clock: the time now, aware.
        seconds: a monotonic clock for timings.
        embedder: instead of the configured one.
        writers: instead of the configured ones, in order of preference.
        heartbeat: seconds after which a silent stream is kept open by a comment.
    """

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        async with open_service(
            settings, clock=clock, seconds=seconds, embedder=embedder, writers=writers
        ) as opened:
            app.state.opened = replace(opened, heartbeat=heartbeat)
            yield

    def opened() -> Opened:
        made: Opened = app.state.opened
        return made

    app = Litestar(
        route_handlers=[DraftController, HealthController],
        dependencies={"opened": Provide(opened, sync_to_thread=False)},
        exception_handlers=HANDLERS,
        lifespan=[lifespan],
        request_max_body_size=MAX_BODY,
        openapi_config=OpenAPIConfig(
            title="Drafter",
            version=__version__,
            summary="A customer's message in, a cited draft and a decision out.",
            render_plugins=[SchemaPage()],
        ),
        logging_config=None,
    )
    return app


@asynccontextmanager
async def open_service(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    seconds: Callable[[], float] = time.perf_counter,
    embedder: Embedder | None = None,
    writers: Sequence[Writer] | None = None,
) -> AsyncIterator[Opened]:
    """Open a service, and close it again.

    Raises:
        DrafterError: a setting or the knowledge can't be used; says which and why.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        journal = await Journal.open(settings.journal_url, clock=clock)
        stack.push_async_callback(journal.close)
        if embedder is None:
            embedder = await asyncio.to_thread(open_embedder, settings)
            stack.callback(embedder.close)
        store = await asyncio.to_thread(open_store, settings)
        stack.callback(store.close)
        await asyncio.to_thread(language.warm_up)
        brands = await asyncio.to_thread(load_brands, settings, store, embedder)
        stack.enter_context(one_blas_thread())
        for slug, served in brands.items():
            await _record_build(journal, slug, served, clock())
        await journal.forget_before(_retention_start(settings, clock()))
        model: ChatModel | None = None
        if writers is None:
            model = chat_model(settings, settings.model, clock=clock) if settings.model else None
            writers = writers_with(model, settings)
        if model:
            stack.push_async_callback(model.close)
        pipeline = Pipeline(
            brands,
            embedder,
            writers,
            journal,
            clock=clock,
            seconds=seconds,
            deadline=settings.deadline,
            new_id=new_draft_id,
            confidence=load_confidence(),
            readers=Readers(
                entailment=await asyncio.to_thread(nli_model, settings),
                fact_check=fact_check_with(model, settings) if model else None,
            ),
        )
        stack.push_async_callback(pipeline.close)
        yield Opened(pipeline, journal, model)


def open_embedder(settings: Settings) -> SentenceEmbedder:
    """The embedding model, with the layers that hear signals.

    Raises:
        ConfigurationError: it can't be loaded; says why, and the fix.
    """
    return SentenceEmbedder(settings.embedding_model, tuned=settings.tuned_file)


def load_brands(
    settings: Settings, store: VectorStore, embedder: Embedder
) -> dict[str, ServedBrand]:
    """Read, build where something changed, and fit every brand in the knowledge folder.

    Raises:
        KnowledgeError: there is no brand, or one has errors.
    """
    if not settings.brand_dirs:
        raise KnowledgeError(
            f"{settings.knowledge_dir.resolve()}: no brand here; set DRAFTER_KNOWLEDGE_DIR to a "
            "folder that holds <brand>/brand.yaml"
        )
    served: dict[str, ServedBrand] = {}
    for folder in settings.brand_dirs:
        sources = read_brand(folder, settings.common_dir)

        def embedding(count: int, brand: str = folder.name) -> None:
            if count:
                log.info("embedding knowledge", brand=brand, texts=count)

        build = make_build(sources, store, embedder, progress=embedding)
        served[folder.name] = serve_brand(build, settings.fitted_dir, heard=embedder.labels)
    return served


def one_blas_thread() -> AbstractContextManager[object]:
    """A message needs small products only, for which a pool of threads spins longer than it works,
    and takes the cores from the embedding model."""
    from threadpoolctl import threadpool_limits

    limits: AbstractContextManager[object] = threadpool_limits(limits=1, user_api="blas")
    return limits


def open_store(settings: Settings) -> VectorStore:
    """Chroma: a server where one is configured, else embedded in the data folder."""
    if settings.chroma_url:
        return VectorStore.server(settings.chroma_url)
    return VectorStore.embedded(settings.vectors_dir)


def nli_model(settings: Settings) -> Entailment | None:
    """The model that judges what follows from the sources, where one is configured."""
    return NliModel(settings.nli_model) if settings.nli_model else None


def writers_with(model: ChatModel | None, settings: Settings) -> tuple[Writer, ...]:
    """The llm writer where there is a model; the extractive writer always."""
    return (llm_writer(model, settings), ExtractiveWriter()) if model else (ExtractiveWriter(),)


def fact_check_with(model: ChatModel, settings: Settings) -> FactCheck | None:
    """The check that a model reads replies for, unless it is off."""
    if settings.fact_check == "off":
        return None
    prompt = load_prompt("verify", shipped("prompts"))
    return FactCheck(model, prompt, token=new_mark, doubts_only=settings.fact_check == "doubts")


def chat_model(
    settings: Settings, name: str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> ChatModel:
    """A model on the configured server."""
    key = settings.openai_api_key
    return ChatModel(
        name,
        api_key=key.get_secret_value() if key else "none",
        base_url=settings.openai_base_url,
        concurrency=settings.model_concurrency,
        clock=clock,
    )


def llm_writer(model: ChatModel, settings: Settings) -> LlmWriter:
    """The writer that asks a model, with the shipped prompt or a brand's own.

    Raises:
        ConfigurationError: a prompt can't be used; names file and key.
    """
    shared, own = compose_prompts(settings)
    return LlmWriter(model, shared, token=new_mark, own=own)


def compose_prompts(settings: Settings) -> tuple[Prompt, dict[str, Prompt]]:
    """The shipped prompt, and by slug those of brands that have their own.

    Raises:
        ConfigurationError: one can't be used; names file and key.
    """
    folder = shipped("prompts")
    own = {brand.name: brand_prompts(brand, folder) for brand in settings.brand_dirs}
    named = {slug: prompts["compose"] for slug, prompts in own.items() if "compose" in prompts}
    return load_prompt("compose", folder), named


def new_mark() -> str:
    """Sets off the blocks of one request."""
    return secrets.token_hex(MARK_BYTES)


def new_draft_id(now: datetime) -> str:
    """Sorts by time: milliseconds in hex, then 64 random bits."""
    return f"dr_{int(now.timestamp() * 1000):012x}{secrets.token_hex(8)}"


async def _record_build(journal: Journal, slug: str, served: ServedBrand, now: datetime) -> None:
    """Make the build the active one. Every id has been read back by now."""
    build = served.build
    if await journal.active_build(slug) == build.id:
        return
    known = {row.id for row in await journal.builds(slug)}
    if build.id not in known:
        row = BuildRow(
            id=build.id,
            brand=slug,
            embedding=build.embedding,
            entries=len(build.entries),
            created_at=now,
            active=False,
        )
        await journal.record_build(row)
    await journal.activate(slug, build.id)
    log.info("knowledge activated", brand=slug, build=build.id, entries=len(build.entries))


def _retention_start(settings: Settings, now: datetime) -> datetime:
    return now - timedelta(days=settings.retention_days)
