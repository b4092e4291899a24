"""Tables made from data/ by tools/make_care_tables.py."""
