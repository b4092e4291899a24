"""How a yes and a no are spelled in a setting, for the settings and for the front door, which has nothing else of them."""

YES_OR_NO = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}
"""The meaning of each spelling, in small letters."""
