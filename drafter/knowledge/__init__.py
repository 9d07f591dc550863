"""Authored files to validated entries to immutable builds."""
