"""Reading what other programs wrote: one module a form, one row of `sources`; what is found becomes entries in `making`."""
