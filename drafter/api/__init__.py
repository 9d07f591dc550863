"""The HTTP API: controllers, and errors as problem details."""
