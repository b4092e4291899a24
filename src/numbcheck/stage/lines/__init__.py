"""Plain lines: one short line a beat, at a terminal or in a pipe."""
