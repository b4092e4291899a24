"""Whose steps and questions are read by the tables here: nobody else's are."""

from numbcheck.words.tables.practices import PRACTICES

_OTHERS = """
check day gad7 goal journal joy keep ladder ladder-choice ladder-rungs note phq2 phq9 plan reframe screen signs
signs-since
"""
OURS = frozenset((PRACTICES + _OTHERS).split())
