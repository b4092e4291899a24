"""The doors: one small module per command; the only place that knows typer."""
