"""The small shop, built once for all tests that read it."""

from __future__ import annotations

import pytest

from drafter.evaluation.stage import Stage
from drafter.served import ServedBrand

from .shop import serve_shop, stage_of


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> ServedBrand:
    return serve_shop(tmp_path_factory.mktemp("shop"))[0]


@pytest.fixture
def stage(served: ServedBrand) -> Stage:
    return stage_of(served)
