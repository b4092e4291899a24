"""The doors: one module a command, and nothing else."""
