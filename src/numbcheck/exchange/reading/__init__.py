"""Read what other programs wrote: one module a form, one row of `sources`; `making` makes entries of it."""
