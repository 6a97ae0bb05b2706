"""Sends the weekly sales report to its subscribers."""

__version__ = "1.4.0"
