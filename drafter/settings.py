"""Settings, from the environment and a `.env` file. Command-line flags win over both."""

from __future__ import annotations

import os
import re
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from drafter.errors import ConfigurationError
from drafter.knowledge.names import DEFAULT_MODEL, TUNED
from drafter.timing import DEADLINE

COMMON = "common"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Settings(BaseSettings):
    """Everything that can be configured. Names in the environment are `DRAFTER_` + the field's,
    except the model's, which are those of the openai SDK."""

    model_config = SettingsConfigDict(
        env_prefix="DRAFTER_", env_file=".env", extra="ignore", frozen=True, populate_by_name=True
    )

    host: str = Field("127.0.0.1", description="address to listen on")
    port: Annotated[int, Field(ge=0, le=65_535)] = Field(8000, description="port to listen on")
    workers: Annotated[int, Field(ge=1, le=64)] = Field(1, description="server processes")
    data_dir: Path = Field(Path(".drafter"), description="folder for everything that is written")
    knowledge_dir: Path = Field(Path("knowledge"), description="folder with a folder a brand")
    database_url: str | None = Field(
        None, description="SQLAlchemy URL of the journal; default is SQLite in data_dir"
    )
    chroma_url: str | None = Field(
        None, description="Chroma server, e.g. http://chroma:8000; default is embedded in data_dir"
    )
    embedding_model: str = Field(
        DEFAULT_MODEL, description="sentence-transformers model: the packaged one, or a folder"
    )
    nli_model: str | None = Field(
        None,
        description="cross-encoder that also judges what follows from the sources",
    )
    fact_check: Literal["always", "doubts", "off"] = Field(
        "always",
        description="when the model reads a reply it wrote against its sources: always, where the "
        "rules have doubts, or off",
    )
    log_level: str = Field("info", description="debug, info, warning or error")
    # With less, there would be no time for a model to answer, or none to check what it wrote.
    deadline: Annotated[float, Field(ge=2, le=300)] = Field(
        DEADLINE, description="seconds a draft may take with a model"
    )
    retention_days: Annotated[int, Field(ge=1)] = Field(
        365, description="days after which messages and drafts are deleted"
    )
    model: str | None = Field(None, description="model that writes drafts; none: extractive only")
    model_concurrency: Annotated[int, Field(ge=1, le=1_000)] = Field(
        8, description="calls to the model at a time, in each process"
    )
    openai_api_key: SecretStr | None = Field(
        None, validation_alias=AliasChoices("OPENAI_API_KEY"), description="key of the model server"
    )
    openai_base_url: str | None = Field(
        None,
        validation_alias=AliasChoices("OPENAI_BASE_URL"),
        description="address of an OpenAI-compatible server",
    )

    @field_validator("openai_base_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", value):
            raise ValueError("must be an address such as https://models.example/v1")
        return value

    @field_validator("openai_api_key")
    @classmethod
    def _key(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[!-~]+", value.get_secret_value()):
            raise ValueError("must be letters, digits and signs of ASCII, without blanks")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.lower() not in ("debug", "info", "warning", "error"):
            raise ValueError("must be debug, info, warning or error")
        return value.lower()

    @property
    def brand_dirs(self) -> tuple[Path, ...]:
        """The folders of the brands, in alphabetical order. A folder's name is its brand's slug."""
        return tuple(sorted(file.parent for file in self.knowledge_dir.glob("*/brand.yaml")))

    @property
    def common_dir(self) -> Path:
        """What all brands share: beside them, or as it comes with Drafter."""
        own = self.knowledge_dir / COMMON
        return own if own.exists() else shipped(f"knowledge/{COMMON}")

    @property
    def tuned_file(self) -> Path:
        """The layers that hear signals, where somebody tuned them."""
        return self.common_dir / "signals" / TUNED

    @property
    def journal_url(self) -> str:
        """Where drafts are kept."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'journal.sqlite'}"

    @property
    def vectors_dir(self) -> Path:
        """Chroma's folder in embedded mode."""
        return self.data_dir / "chroma"

    @property
    def fitted_dir(self) -> Path:
        """Weights fitted to builds; can be deleted at any time."""
        return self.data_dir / "fitted"


def load_settings(**flags: object) -> Settings:
    """Read settings; `flags` that aren't None win.

    Raises:
        ConfigurationError: names the variable, its value and what is wrong.
    """
    try:
        return Settings(**{key: value for key, value in flags.items() if value is not None})  # type: ignore[arg-type]  # checked by pydantic
    except ValidationError as error:
        lines = [
            f"{variable}={_shown(variable, problem['input'])}: {problem['msg']}"
            for problem in error.errors(include_url=False)
            for variable in [variable_of(str(problem["loc"][0]))]
        ]
        raise ConfigurationError("\n".join(lines)) from None  # the cause quotes keys


def _shown(variable: str, value: object) -> str:
    return "…" if variable == "OPENAI_API_KEY" else repr(value)


def variable_of(field: str) -> str:
    """The environment variable of a setting."""
    upper = field.upper()
    return upper if upper.startswith("OPENAI_") else f"DRAFTER_{upper}"


def source_of(field: str) -> str:
    """Where a setting's value came from: `environment`, `.env` or `default`."""
    variable = variable_of(field)
    if variable in os.environ:
        return "environment"
    from dotenv import dotenv_values

    if variable in dotenv_values(".env"):
        return ".env"
    return "default"


def shipped(name: str) -> Path:
    """A folder that comes with Drafter: `prompts`, or `knowledge/common`. It stands beside the
    package in a checkout, and inside it in a wheel."""
    package = Path(str(resources.files("drafter")))
    inside = package / "shipped" / name
    return inside if inside.exists() else package.parent / name
