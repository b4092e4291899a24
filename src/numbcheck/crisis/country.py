"""Which country the help page is for, by what was asked for, set or guessed."""

from numbcheck.crisis.tables.countries import NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


def configured(environ: "Mapping[str, str]", config: "Callable[[], bytes]") -> tuple[str, bool]:
    """Return the country from NUMBCHECK_COUNTRY, else from what `config` reads, or "", and whether that is unreadable.

    Whatever is wrong with the settings, this never raises: one bad line must not cost the country.
    """
    if named := environ.get("NUMBCHECK_COUNTRY"):
        return named, False
    try:
        raw = config()
    except Exception:  # whatever is wrong with them, help comes first
        return "", True
    if not raw:
        return "", False
    try:
        import tomllib

        values = tomllib.loads(raw.decode("utf-8-sig"))
        return (str(values["country"]), False) if "country" in values else _in_a_line(raw)
    except Exception:
        return _in_a_line(raw)


def _in_a_line(raw: bytes) -> tuple[str, bool]:
    try:
        from numbcheck.crisis import country_line

        return country_line.country_in(raw)
    except Exception:  # a half-finished update must not cost the page
        return "", True


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
