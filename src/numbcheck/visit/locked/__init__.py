"""A journal that can be locked, as a visit meets it."""
