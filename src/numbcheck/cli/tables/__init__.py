"""The tables of the commands, made from them by tools."""
