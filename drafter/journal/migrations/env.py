"""How Alembic runs a step: on the connection, and in the transaction, that `migrate` hands over."""

from alembic import context

from drafter.journal.models import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    transactional_ddl=True,
)
context.run_migrations()
