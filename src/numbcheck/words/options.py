"""The help of options that several commands take."""

ABOUT_MINUTES = "About how long, up to {most:g}."
BEGIN_AT = "Begin at {ends}, or at any place."
TAG = "A tag, as work or @sam."
AT = "When it was, as yesterday 21:30."
EDITOR = "Write in your own editor."
REF = "1 is the newest, 2 the one before; or four characters, as k3f7."
FORCE = "Write over what is there."
