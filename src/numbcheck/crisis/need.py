"""Words of a person in need: typed in the place of a command they lead to help. Kept text is never looked at."""

from numbcheck.crisis.wrap import wrapped
from numbcheck.spelling import near
from numbcheck.words import CARE_LINE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HELP, GROUND, NOW_THEN = "help", "ground", "now-then"

_LINE = 5  # words of a line that are looked at
_SHORT = 2  # characters: so short a word is no mistyped command
_KNOWN = 5  # characters from which on a word is known with a slip in it
_TWO_SLIPS = 9  # and from which on with two
_ASKS = "help"  # what stands in front of what help is wanted with is no slip
_MARKS = ".,;:!?'\"()"
_TO_HELP = """
suicide suicidal kill killing die dying dead overdose overdosed poison poisoned
kms unalive harm harmed harming self-harm selfharm hurt hurts hurting cutting bleeding unsafe danger emergency urgent
ambulance police crisis sos hotline helpline lifeline samaritans mayday helpme help-me
rape raped assault assaulted violence abuse abused abusive beaten
threatened threatening stalking stalked stalker
112 911 999 000 111 988 116123
suicidio suicida suizid selbstmord zelfmoord selvmord sjalvmord samobojstwo
notruf notfall hilfe hulp hjelp hjalp ayuda ajuda aiuto auxilio socorro pomoc
urgence emergencia emergenza krise crise crisi
"""
_PHRASES = (
    *("help me", "need help", "need someone", "not safe", "not ok", "not okay", "cant go on", "cannot go on"),
    *(
        "end it",
        "end my life",
        "dont want to live",
        "dont want to be here",
        "no way out",
        "no reason to live",
    ),
    *("no point", "self harm"),
)
"""Words of need that are some only together; where a line begins with them it is no slip of a command."""
_TO_GROUND = """
panic panicking panicked dpdr dissociate dissociated dissociating dissociation unreal
derealization derealisation depersonalization depersonalisation
anxious anxiety overwhelmed triggered
"""
_TO_NOW_THEN = "flashback flashbacks"
HELP_WORDS = frozenset(_TO_HELP.split())
_LEADS = {
    **dict.fromkeys(_TO_GROUND.split(), GROUND),
    **dict.fromkeys(_TO_NOW_THEN.split(), NOW_THEN),
}
GROUND_WORDS = frozenset(_LEADS)
_SPELT = sorted(word for word in HELP_WORDS | GROUND_WORDS if len(word) >= _KNOWN and word.isalpha())


def grounding(name: str, width: int) -> list[str]:
    """Return what is said where a word leads to what is played by that name, GROUND or NOW_THEN, for a terminal."""
    said = (
        f"{name} is for that: numbcheck {name}",
        "Chest pain or trouble breathing that's new: call the emergency number.",
        CARE_LINE,
    )
    whole = [words.replace("numbcheck ", "numbcheck~") for words in said]
    return [row for words in whole for row in wrapped(words, width - 1)]


def answer(typed: "Sequence[str]", is_near: "Callable[[str], bool]") -> str:
    """Return where a line leads to whose first word is no command: HELP, GROUND, NOW_THEN, or "" for nowhere.

    The first word counts by itself. The first five of the line count where the first one is no slip of the
    keys, which `is_near` says: a mistyped `note` keeps its text to itself. A long word counts with a slip in it, too.
    """
    words = [_bare(word) for word in " ".join(typed).split()][:_LINE]
    if not words:
        return ""
    if leads_to := HELP if _begins_with_need(words) else _place_of(words[:1]):
        return leads_to
    if len(words[0]) > _SHORT and words[0] != _ASKS and is_near(words[0]):
        return ""
    return _place_of(words) or _place_of([_meant(word) for word in words])


def _bare(word: str) -> str:
    return word.casefold().strip(_MARKS).replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")


def _begins_with_need(words: "Sequence[str]") -> bool:
    line = f"{' '.join(words)} "
    return line.startswith(tuple(f"{each} " for each in _PHRASES)) or (
        words[1:2] == ["me"] and bool(near(words[0], [_ASKS]))
    )


def _meant(word: str) -> str:
    """Return the word of need that is meant by a longer word with a slip of the keys in it, else the word."""
    if len(word) < _KNOWN or word.isdigit():
        return word
    alike = near(word, _SPELT, 2 if len(word) >= _TWO_SLIPS else 1)
    return alike[0] if alike else word


def _place_of(words: "Sequence[str]") -> str:
    line = f" {' '.join(words)} "
    if not HELP_WORDS.isdisjoint(words) or any(f" {each} " in line for each in _PHRASES):
        return HELP
    return next((_LEADS[word] for word in words if word in _LEADS), "")
