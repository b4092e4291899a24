"""The help of options that several commands take."""

ABOUT_MINUTES = "About how long, up to {most:g}."
BEGIN_AT = "Begin at {ends}, or at any place."
TAG = "A tag, as work or @sam."
AT = "When it was, as yesterday 21:30."
EDITOR = "Write in your own editor."
FORCE = "Write over what is there."
