"""The files of the journal: written durably, read without trust, merged."""
