"""The words that more than one room says: each sentence stands here once. Plain text, and nothing is imported."""

CARE_LINE = "If today is heavy, or you may not be safe: numbcheck crisis"
"""Stands after whatever was kept, and wherever nothing was; neutral enough for a shared screen."""
