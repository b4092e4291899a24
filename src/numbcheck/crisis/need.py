"""Words of a person in need: typed in the place of a command they lead to help. Kept text is never looked at."""

from numbcheck.words import CARE_LINE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HELP, GROUND, NOW_THEN = "help", "ground", "now-then"

_LINE = 5  # words of a line that are looked at
_SHORT = 2  # characters: so short a word is no mistyped command
_MARKS = ".,;:!?'\"()"
_TO_HELP = """
suicide suicidal kill killing die dying dead overdose overdosed poison poisoned
harm harmed self-harm selfharm hurt hurting bleeding unsafe danger emergency urgent
ambulance police crisis hotline helpline lifeline samaritans mayday helpme help-me
rape raped assault assaulted violence abuse abused abusive beaten
threatened threatening stalking stalked stalker
112 911 999 000 111 988 116123
suicidio suicida suizid selbstmord zelfmoord selvmord sjalvmord samobojstwo
notruf notfall hilfe hulp hjelp hjalp ayuda ajuda aiuto auxilio socorro pomoc
urgence emergencia emergenza krise crise crisi
"""
_TO_GROUND = """
panic panicking panicked dissociate dissociated dissociating dissociation unreal
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


def grounding(name: str) -> list[str]:
    """Return what is said where a word leads to what is played by that name: GROUND or NOW_THEN."""
    return [
        f"{name} is for that: numbcheck {name}",
        "Chest pain or trouble breathing that's new: call the emergency number.",
        CARE_LINE,
    ]


def answer(typed: "Sequence[str]", is_near: "Callable[[str], bool]") -> str:
    """Return where a line leads to whose first word is no command: HELP, GROUND, NOW_THEN, or "" for nowhere.

    The first word counts by itself. The first five of the line count where the first one is no slip of the
    keys, which `is_near` says: a mistyped `note` keeps its text to itself.
    """
    words = [word.casefold().strip(_MARKS) for word in " ".join(typed).split()][:_LINE]
    if not words:
        return ""
    mistyped = len(words[0]) > _SHORT and is_near(words[0]) and words[:2] != ["help", "me"]
    return _place_of(words[:1]) or ("" if mistyped else _place_of(words))


def _place_of(words: "Sequence[str]") -> str:
    if not HELP_WORDS.isdisjoint(words) or " help me " in f" {' '.join(words)} ":
        return HELP
    return next((_LEADS[word] for word in words if word in _LEADS), "")
