"""The spellings of yes and no in a setting, for the settings and for the front door, which imports little else."""

YES_OR_NO = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}
"""The meaning of each spelling, in small letters."""
