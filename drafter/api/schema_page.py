"""`/schema`: every call, status and field on one page, without a script. Nothing on it is loaded
from anywhere, so that it is there wherever the service is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from litestar import Request
from litestar.openapi.plugins import OpenAPIRenderPlugin

Schema = Mapping[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
_LIMITS = {
    "minLength": "{} or more characters",
    "maxLength": "up to {} characters",
    "minimum": "from {:g}",
    "maximum": "up to {:g}",
    "maxItems": "up to {}",
}
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code { font-size: .95em; }
section { border-top: 1px solid #8888; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0; }
tr:target, :target { background: #ffd75f33; }
"""


class SchemaPage(OpenAPIRenderPlugin):
    """Draws the schema as a page."""

    def __init__(self) -> None:
        super().__init__(path="/", favicon="", style=f"<style>{_STYLE}</style>")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The page."""
        about = openapi_schema["info"]
        title = f"{about['title']} {about['version']}"
        where = escape(self.get_openapi_json_route(request))
        schemas: Schema = openapi_schema["components"]["schemas"]
        lines = (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(title)}</title>{self.style}</head><body><h1>{escape(title)}</h1>",
            f"<p>{escape(about.get('summary') or '')}</p>",
            f'<p>For machines: <a href="{where}">{where}</a></p>',
            *(line for call in _calls(openapi_schema["paths"]) for line in _call(*call)),
            *(line for name in sorted(schemas) for line in _object(name, schemas[name])),
            "</body></html>",
        )
        return "\n".join(lines).encode()


def _calls(paths: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, item in paths.items():
        yield from ((method.upper(), path, item[method]) for method in METHODS if method in item)


def _call(method: str, path: str, operation: Schema) -> Iterator[str]:
    """One call: what it takes, and each status it can have."""
    yield f"<section><h2><code>{method} {escape(path)}</code></h2>"
    yield from (
        f"<p>{escape(operation[k])}</p>" for k in ("summary", "description") if operation.get(k)
    )
    given = [
        (one["name"], f"in the {one['in']}; {kind_of(one['schema'])}", one.get("description") or "")
        for one in operation.get("parameters") or ()
    ]
    body = operation.get("requestBody") or {"content": {}}
    given += [("body", kind, "") for kind in _contents(body)]
    yield from _table("What it takes", given)
    answers = [
        (status, ", ".join(_contents(answer)), answer.get("description") or "")
        for status, answer in sorted(operation["responses"].items())
    ]
    yield from _table("What it answers", answers)
    yield "</section>"


def _object(name: str, schema: Schema) -> Iterator[str]:
    """One object: its fields."""
    yield f'<section id="{escape(name)}"><h2>{escape(name)}</h2>'
    required = schema.get("required") or ()
    fields = [
        (field, kind_of(one), "required" if field in required else _default(one))
        for field, one in (schema.get("properties") or {}).items()
    ]
    yield from _table("Fields", fields)
    yield "</section>"


def _table(caption: str, rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Names are text, kinds are HTML, notes are text."""
    rows = list(rows)
    if not rows:
        return
    yield f"<h3>{caption}</h3><table>"
    for name, kind, note in rows:
        yield f"<tr><th><code>{escape(name)}</code></th><td>{kind}</td><td>{escape(note)}</td></tr>"
    yield "</table>"


def _contents(message: Schema) -> list[str]:
    return [
        f"{kind_of(content.get('schema') or {})} as <code>{escape(media)}</code>"
        for media, content in (message.get("content") or {}).items()
    ]


def kind_of(schema: Schema) -> str:
    """What a value is, as HTML: a link where it is an object of its own."""
    if name := schema.get("$ref", "").rpartition("/")[2]:
        return f'<a href="#{escape(name)}">{escape(name)}</a>'
    for several in ("oneOf", "anyOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(kind_of(one) for one in schema[several] if one))
    if "enum" in schema:
        return "one of " + ", ".join(f"<code>{escape(str(one))}</code>" for one in schema["enum"])
    limits = [
        said.format(schema[key]) for key, said in _LIMITS.items() if schema.get(key) is not None
    ]
    if schema.get("type") == "array":
        return ", ".join([f"list of {kind_of(schema.get('items') or {}) or 'anything'}", *limits])
    if "const" in schema:
        return f"<code>{escape(str(schema['const']))}</code>"
    return ", ".join(
        [escape(str(schema.get("format") or schema.get("type") or "anything")), *limits]
    )


def _default(schema: Schema) -> str:
    default = schema.get("default")
    return "" if default is None or default == [] else f"default {default}"
