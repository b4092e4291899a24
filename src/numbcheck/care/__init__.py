"""When to get help: crisis lines, a plan, signs to watch, screening and cards."""
