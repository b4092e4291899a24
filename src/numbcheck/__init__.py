"""numbcheck: a shell tool that helps a numb or far-away person come back a little."""

__version__ = "0.1.0"
