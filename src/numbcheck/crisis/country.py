"""Which country the help page is for, by what was asked for, set or guessed."""

from numbcheck.crisis.tables.countries import NAMES

_WITH_THE = (
    *("Islands", "Republic", "Emirates", "States", "Kingdom", "Territory", "Territories", "Netherlands"),
    *("Philippines", "Bahamas", "Gambia", "Maldives", "Comoros", "DR Congo", "Isle of Man", "of the Congo"),
)
"""How the names end before which one says "the"."""
_UNREAD = "Your settings could not be read."
_UNKNOWN = "The country in your settings is not in the list."


def resolve(text: str) -> str:
    """Return the ISO code that a country's code or name stands for, or "" when it stands for none.

    Upper and lower case, accents, spaces and dots do not matter: `uk`, `U.S.A.`, `oesterreich`.
    """
    folded = "".join(character for character in text.casefold() if character.isalnum())
    if not folded or folded.upper() in NAMES:
        return folded.upper()
    from numbcheck.crisis.tables.aliases import CODES

    return CODES.get(folded, "")


class Country:
    """A country by its code, "" where it is not known; `origin` says where from, `aside` what went wrong on the way."""

    __slots__ = ("aside", "code", "name", "origin")

    def __init__(self, code: str, origin: str = "", aside: str = "") -> None:
        self.code = code
        self.name = NAMES.get(code, "")
        self.origin = origin
        self.aside = aside

    @property
    def article(self) -> str:
        """What is said before its name within a sentence."""
        return "the " if self.name.endswith(_WITH_THE) else ""


def country(asked: str = "", configured: str = "", guessed: str = "", *, unread: bool = False) -> Country:
    """Return the country `asked` for, else the `configured` one, else the `guessed` one.

    What was asked for is never overruled, known or not. `unread`: which country is set could not be read.
    """
    if asked.strip():
        return Country(
            resolve(asked), aside="" if resolve(asked) else "The country you asked for is not in the list."
        )
    if named := resolve(configured):
        return Country(named, "from your settings", _UNREAD if unread else "")
    wrong = _UNREAD if unread else _UNKNOWN if configured.strip() else ""
    return Country(resolve(guessed), "a guess from your time zone", wrong)
