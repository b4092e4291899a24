"""The words after `note`: which of them are options, which are text, and which are options that were mistyped."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from numbcheck.clean import named
from numbcheck.cli.params import params_of
from numbcheck.cli.table import EVERYWHERE
from numbcheck.spelling import did_you_mean, distance

if TYPE_CHECKING:
    from collections.abc import Collection

REFUSED = "--refused"
"""The option by which a refusal reaches the command, which can keep the text as a draft before it speaks it."""
MAYBE = "--refused-maybe"
"""The same where the text may only be the value of what was mistyped: then the line itself may be in a pipe."""

_EXAMPLES = {"tag": "work", "at": "yesterday"}
_VALUED = {
    name: _EXAMPLES[param.name] for param in params_of("note") for name in param.names if param.kind != "flag"
}
"""The options of `note` that need a value, and an example of it."""
_WITH_VALUE = tuple(f"{name}=" for name in _VALUED if name.startswith("--"))
_HELP = frozenset({"-h", "--help"})
_LONG = tuple(
    name
    for name in (*_VALUED, *(name for *names, _ in EVERYWHERE for name in names))
    if name.startswith("--")
)
_NO_TAG = frozenset({"ag", "ags", "ga"})
"""What looks like the tag of a `-t`, and is `--tag` less one dash, or mistyped."""
_NEAR = 2


def sorted_out(words: list[str]) -> list[str]:
    """Return the options among `words`, then a refusal if there is one, then a `--` and all the rest, which is text.

    `note felt -5 today` and `note felt -ish` are lines. A word that looks like an option is refused before any
    text, and where it is one or two characters from an option; so is an option that lacks its value. Where but for
    these there is no text, none is returned: then it is what comes through a pipe.
    """
    line, rest = _Line(), deque(words)
    while rest:
        if (word := rest.popleft()) == "--":
            line.add_text(rest)
            break
        line.take(word, rest)
    return line.in_order()


class _Line:
    """The words of a line as far as they are sorted out.

    `own` counts those of its text, `sure` those of them that cannot be the value of a mistyped option.
    """

    __slots__ = ("_behind_refused", "_options", "_own", "_refusals", "_sure", "_text")

    def __init__(self) -> None:
        self._options: list[str] = []
        self._text: list[str] = []
        self._refusals: list[str] = []
        self._own = self._sure = 0
        self._behind_refused = False

    def take(self, word: str, rest: deque[str]) -> None:
        """Sort out one word; an option takes its value from the `rest`."""
        refused = ""
        if word in _VALUED:
            self._take_valued(word, rest)
        elif _is_option(word):
            self._options.append(_whole(word))
        elif refused := _mistyped(word, before_text=not self._own):
            self._refusals.append(refused)
            self._text.append(word)
        else:
            self.add_text([word], is_sure=not self._behind_refused)
        self._behind_refused = bool(refused)

    def add_text(self, words: Collection[str], *, is_sure: bool = True) -> None:
        """Take words that are text, whatever they look like."""
        self._text += words
        self._own += len(words)
        self._sure += len(words) * is_sure

    def in_order(self) -> list[str]:
        """Return the options, the first refusal, and the text behind a `--`."""
        options = self._options
        if self._refusals and _HELP.isdisjoint(options):
            options.append(f"{REFUSED if self._sure or not self._own else MAYBE}={self._refusals[0]}")
        return [*options, "--", *self._text] if self._own else options

    def _take_valued(self, name: str, rest: deque[str]) -> None:
        if rest and not _is_option(rest[0]):
            self._options += [name, rest.popleft()]
            return
        self._refusals.append(
            f"{name} needs a word behind it. For example: numbcheck note {name} {_VALUED[name]}"
        )


def _is_option(word: str) -> bool:
    if word.startswith("-t") and len(word) > 2:
        return word[2:].partition("=")[0] not in _NO_TAG
    return word == "--" or word in _VALUED or word in _HELP or word.startswith(_WITH_VALUE)


def _whole(word: str) -> str:
    """Return an option as typer takes it: `-twork` and `-t=work` are `--tag=work`."""
    if word.startswith("-t"):
        return f"--tag={word[2:].removeprefix('=')}"
    return word


def _mistyped(word: str, *, before_text: bool) -> str:
    """Return the refusal of a word that looks like an option, "" where it is text."""
    bare = word.lstrip("-")
    dashes = len(word) - len(bare)
    if not dashes or not (bare[:1].isascii() and bare[:1].isalpha()):
        return ""
    name = bare.partition("=")[0].lower()
    near = [known for known in _LONG if _is_near(name, known.lstrip("-"), abs(dashes - 2))]
    if not near and not before_text:
        return ""
    shown = named(word)
    said = word.partition("=")[0].lower()
    exact = [said] if said in {*_VALUED, *_LONG} else []
    if exact == [word]:  # an option, but none that goes with a text
        return f"{word} goes without a text. If it is text, two dashes go before it: numbcheck note -- ..."
    near = exact or near[:2]
    meant = f" {did_you_mean(near)}" if near else ""
    return f"note has no {shown}.{meant} If it is text, two dashes go before it: numbcheck note -- ..."


def _is_near(typed: str, name: str, more: int) -> bool:
    """Return whether `typed` is at most two slips from `name`, and one character at least is right.

    `more` slips, of dashes, are known already.
    """
    if abs(len(typed) - len(name)) + more > _NEAR:
        return False
    apart = distance(typed, name)
    return apart + more <= _NEAR and apart < max(len(typed), len(name))
