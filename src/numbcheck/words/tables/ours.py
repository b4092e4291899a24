"""The practices, and whatever else asks, whose steps and questions are read by the tables here: nobody else's are."""

_PRACTICES = """
478 box call chair cold colour dayend dayend-short even feel hands kind listen long loosen matters moment name natural
notice now-then object orient push relax savour scan scan-neutral scan-other-side scan-short senses setaside shake sigh
stamp steps three where winddown winddown-body
"""
_OTHERS = """
check day gad7 goal journal joy keep ladder ladder-choice ladder-rungs note phq2 phq9 plan reframe screen signs
signs-since
"""
OURS = frozenset((_PRACTICES + _OTHERS).split())
