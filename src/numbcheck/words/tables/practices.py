"""The names of the practices. Made by tools/make_command_docs.py from practice/library."""

PRACTICES = """
478 box call chair cold colour dayend dayend-short even feel hands kind listen long loosen matters moment name
natural notice now-then object orient push relax savour scan scan-neutral scan-other-side scan-short senses
setaside shake sigh stamp steps three where winddown winddown-body
"""
