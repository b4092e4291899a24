"""A journal with a lock, as one uses it: writing never asks, reading does, and there is a way back."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.drafts.draft import Drafts
from numbcheck.journal.sealing import age, recovery, wrapping
from numbcheck.journal.sealing.cache import Cache
from numbcheck.journal.sealing.keys import Keys, OpenedBy
from numbcheck.journal.sealing.lock import Lock
from numbcheck.stage import key_command
from numbcheck.stage.streams import Streams
from numbcheck.visit import once
from tests.journal.sealing.kit import holding
from tests.journal.sealing.real_age import NEEDS_EXTRA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran, Shell

pytestmark = NEEDS_EXTRA
CODE = recovery.new_code(lambda count: bytes(range(count)))
ANOTHER = recovery.new_code(lambda count: bytes(range(7, 7 + count)))
LAST = recovery.last_group(CODE)
WORDS = "apple boat swan"
ASKS = "passphrase"


@pytest.fixture
def typed(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Return what calls numbcheck at a terminal, at whose questions these lines are typed in turn; codes are always the same."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setattr(recovery, "new_code", lambda _: CODE)

    def call(*argv: str, lines: tuple[str, ...] = ()) -> Ran:
        with monkeypatch.context() as here:
            here.setattr(Streams, "can_ask", property(lambda streams: not streams.no_input))
            return shell(*argv, text="".join(f"{line}\n" for line in lines))

    return call


@pytest.fixture
def locked(shell: Shell, typed: Callable[..., Ran], home: Path) -> Path:
    """Return a home with two entries, locked afterwards."""
    shell("note", "canary one")
    shell("note", "canary two")
    assert typed("encrypt", lines=(WORDS, WORDS, LAST)).code == 0
    return home


def test_a_lock_is_given_in_three_answers(typed: Callable[..., Ran], shell: Shell, home: Path) -> None:
    """I hear what it does and does not, type a passphrase twice, and copy a code whose end I am asked for; then all is sealed."""
    shell("note", "canary one")
    ran = typed("encrypt", lines=(WORDS, WORDS, LAST))
    assert ran.code == 0
    assert CODE in ran.err
    assert ran.err.endswith("Locked from now on. Writing needs no passphrase; reading does.\n")
    assert "backups" in ran.err
    assert WORDS not in ran.err
    assert holding(home, "canary") == []


def test_six_words_are_proposed(
    typed: Callable[..., Ran], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter in place of a passphrase gives me six plain words, mine once I have typed them."""
    monkeypatch.setattr(
        "numbcheck.journal.sealing.passphrase.proposed", lambda _: "six plain words are these here"
    )
    ran = typed("encrypt", lines=("", "six plain words are these here", LAST))
    assert ran.code == 0
    assert "Six words: six plain words are these here" in ran.err
    typed("note", "later")
    assert "later" in typed("history", lines=("six plain words are these here",)).out


@pytest.mark.parametrize(
    "lines",
    [(), ("a", "b", "a", "b", "a", "b"), (WORDS, WORDS, "nope", "nope", "nope"), (WORDS, WORDS)],
)
def test_who_leaves_has_no_lock(
    typed: Callable[..., Ran], shell: Shell, home: Path, lines: tuple[str, ...]
) -> None:
    """Whoever has not the passphrase and the code in hands changes nothing: nobody locks themselves out."""
    shell("note", "canary one")
    assert typed("encrypt", lines=lines).code == 77
    assert not (home / "keys").exists()
    assert "canary one" in shell("history").out


@pytest.mark.parametrize("lost", ["*", "*.age", "*.pub"])
def test_a_lock_whose_keys_are_gone_is_still_a_lock(
    locked: Path, typed: Callable[..., Ran], shell: Shell, lost: str
) -> None:
    """Where the keys of my journal are gone I hear that, never that it has no lock, and no second lock is laid over it."""
    for path in (locked / "keys").glob(lost):
        path.unlink()
    before = {path: path.read_bytes() for path in locked.rglob("*.json*")}
    for argv in (("encrypt", "--status"), ("unlock",), ("encrypt",), ("encrypt", "--off")):
        ran = typed(*argv, lines=(WORDS, WORDS, LAST))
        assert ran.code == 77
        assert "its keys are not here" in " ".join(ran.err.split())
    ran = shell("data", "verify")
    assert (ran.code, "keys" in ran.out) == (65, True)
    assert before.items() <= {path: path.read_bytes() for path in locked.rglob("*.json*")}.items()


def test_a_lock_that_was_never_opened_here_is_a_lock(
    locked: Path, typed: Callable[..., Ran], shell: Shell
) -> None:
    """On another machine, or after its own notes are lost, the status says how the journal is opened here."""
    (locked / "state" / "known-keys").unlink()
    assert "To open it once: numbcheck unlock" in " ".join(shell("encrypt", "--status").out.split())
    assert shell("data", "verify").code == 0


def test_a_machine_that_never_opened_it_is_as_one_that_is_locked(
    locked: Path, typed: Callable[..., Ran], shell: Shell
) -> None:
    """There, too, it asks at a terminal and opens, what a program of mine answers opens it, and deleting takes no key.

    A draft of what could not be sealed there is plain, and still to be found.
    """
    known = locked / "state" / "known-keys"
    known.unlink()
    assert shell("note", "not sealed").code == 77
    assert "not sealed" in shell("journal", "--drafts").out
    assert "its words aren't shown" in shell("delete", "@1", "--yes").err
    assert "canary one" in typed("history", lines=(WORDS,)).out
    known.unlink()
    (locked / "config.toml").write_text(f'key_command = "echo {WORDS}"\n')
    assert "canary one" in shell("history").out


def test_locked_it_says_so_in_a_pipe_and_asks_at_a_terminal(
    locked: Path, shell: Shell, typed: Callable[..., Ran]
) -> None:
    """In a pipe reading is 77 and one sentence; at a terminal the passphrase is asked for, and then all is there."""
    ran = shell("history")
    assert (ran.code, ran.out, ran.err) == (77, "", "The journal is locked. To open it: numbcheck unlock\n")
    ran = typed("history", lines=("wrong", WORDS))
    assert ran.code == 0
    assert "canary one" in ran.out
    assert "That is not it." in ran.err


def test_unlock_opens_for_a_while_and_lock_closes(
    locked: Path, shell: Shell, typed: Callable[..., Ran]
) -> None:
    """After unlock nothing asks, in no command; after lock everything does."""
    assert typed("unlock", "--for", "2h", lines=(WORDS,)).err.endswith("Open for 120 minutes.\n")
    assert "canary two" in shell("history").out
    assert "canary two" in shell("show", "@1").out
    assert shell("lock").err == "Locked.\n"
    assert shell("history").code == 77


@pytest.mark.parametrize(
    ("argv", "text"),
    [
        (("note", "written while locked"), ""),
        (("note", "-"), "written while locked"),
        (("note", "later", "--at", "yesterday"), ""),
        (("journal",), "written while locked"),
        (("journal", "--prompt", "gentle"), "written while locked"),
        (("check",), "1\nwritten while locked\n"),
        (("ground",), "lamp\ndoor\n"),
        (("do", "three"), "one\ntwo\nthree\n"),
        (("reframe",), "written while locked\n"),
        (("joy", "add", "knitting"), ""),
        (("plan", "--goal", "out of the door"), ""),
        (("do", "where"), "a kitchen\nmonday\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_writing_never_asks(
    locked: Path, shell: Shell, typed: Callable[..., Ran], argv: tuple[str, ...], text: str
) -> None:
    """Locked, every command that writes keeps what it kept before, and asks for no passphrase."""
    before = shell("history", "--count").out
    ran = shell(*argv, text=text)
    assert (ran.code, ASKS in ran.err.lower()) == (0, False)
    if argv[0] != "joy":
        assert int(shell("history", "--count").out) == int(before) + 1
    assert holding(locked, "written while locked") == []
    typed("unlock", lines=(WORDS,))
    assert text.strip().split("\n")[-1] in shell("history", "--json").out


def test_the_bare_call_and_help_ask_for_nothing(locked: Path, shell: Shell) -> None:
    """Crisis, plan, joy, reach, the first screen and how many there are never ask, and are what they were."""
    for argv in (
        ("crisis", "AT"),
        ("plan",),
        ("joy",),
        ("reach",),
        ("data",),
        ("history", "--count"),
        ("moment",),
        ("do",),
        (),
    ):
        ran = shell(*argv)
        assert (ran.code, ASKS in ran.err.lower(), "locked" in ran.err) == (0, False, False), argv


def test_deleting_works_while_it_is_locked(locked: Path, shell: Shell, typed: Callable[..., Ran]) -> None:
    """It is named by its moment, and gone for good, without a passphrase."""
    ran = shell("delete", "@1", "--yes")
    assert ran.code == 0
    assert "It is locked" in ran.err
    assert ran.err.endswith("Deleted, for good.\n")
    assert "canary" not in ran.err
    typed("unlock", lines=(WORDS,))
    assert shell("history", "--json").entries[0]["text"] == "canary one"
    assert len(shell("history", "--json").entries) == 1


def test_a_forgotten_passphrase_is_no_end(locked: Path, shell: Shell, typed: Callable[..., Ran]) -> None:
    """The recovery code opens everything, and gives me another passphrase; the old one opens nothing any more."""
    assert typed("history", lines=("forgotten", "forgotten", "forgotten")).code == 77
    assert "canary one" in typed("history", lines=(CODE.upper().replace("-", " "),)).out
    shell("lock")
    assert typed("encrypt", "--passphrase", lines=(CODE, "new words", "new words")).code == 0
    assert typed("unlock", lines=(WORDS, WORDS, WORDS)).code == 77
    assert typed("unlock", lines=("new words",)).code == 0
    assert "canary one" in shell("history").out
    shell("lock")
    assert "canary one" in typed("history", lines=(CODE,)).out


def test_a_slip_in_the_code_is_said_before_anything_is_tried(
    locked: Path, typed: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One wrong letter costs no third of a second, and is called what it is."""

    def never(*_: object) -> None:
        raise AssertionError("nothing is to be tried")

    monkeypatch.setattr(wrapping, "unwrapped", never)
    wrong = f"{'b' if CODE[0] == 'a' else 'a'}{CODE[1:]}"
    ran = typed("unlock", lines=(wrong,))
    assert ran.code == 77
    assert "One letter of that code isn't right." in ran.err


def test_a_code_can_be_tried_and_replaced(
    locked: Path, typed: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """I can see whether the paper in the drawer is the right one, and have a new one made; then the old one opens nothing."""
    assert typed("encrypt", "--recovery", lines=(CODE,)).err.endswith("That code opens your journal.\n")
    monkeypatch.setattr(recovery, "new_code", lambda _: ANOTHER)
    assert typed("encrypt", "--recovery", lines=("", WORDS, recovery.last_group(ANOTHER))).code == 0
    assert typed("encrypt", "--recovery", lines=(ANOTHER,)).code == 0
    assert typed("encrypt", "--recovery", lines=(CODE,)).code == 77


def test_status_says_what_opens_it_and_what_is_left(locked: Path, shell: Shell) -> None:
    """Without a passphrase I see that it is locked, by what it opens, and that nothing is left plain."""
    said = shell("encrypt", "--status").out
    assert "This journal is locked, and closed just now." in said
    assert said.count("opened by a passphrase") == said.count("opened by a recovery code") == 1
    assert "still plain" not in said
    (locked / "state" / "drafts").mkdir(exist_ok=True)
    (locked / "state" / "drafts" / "20261122t110000000000-abcdefgh.draft").write_text("{}")
    assert shell("encrypt", "--status").out.endswith("1 file is still plain. To go on: numbcheck encrypt\n")


def test_the_lock_comes_off(locked: Path, shell: Shell, typed: Callable[..., Ran]) -> None:
    """After the passphrase everything is plain again, that is said with where it lies, and undo does not reach past it."""
    ran = typed("encrypt", "--off", lines=(WORDS,))
    assert ran.code == 0
    assert "The lock is off." in ran.err
    assert str(locked) in ran.err.replace("\n", "")
    assert "canary one" in shell("history").out
    assert shell("undo").err == "What you did last cannot be taken back. Nothing was changed.\n"
    for option in ("--passphrase", "--recovery", "--new-key"):
        ran = typed("encrypt", option)
        assert (ran.code, ran.err) == (2, "This journal has no lock. To give it one: numbcheck encrypt\n")
    shell("note", "plain again")
    assert holding(locked, "plain again")


def test_everything_can_be_sealed_anew(locked: Path, shell: Shell, typed: Callable[..., Ran]) -> None:
    """With a new key the old passphrase opens nothing of what is there."""
    ran = typed("encrypt", "--new-key", lines=(WORDS, "other words", "other words", LAST))
    assert ran.code == 0
    shell("lock")
    assert "canary one" in typed("history", lines=("other words",)).out


def test_keys_can_stay_here(typed: Callable[..., Ran], shell: Shell, home: Path) -> None:
    """What is synced holds no key file, and all is read here."""
    shell("note", "canary one")
    assert typed("encrypt", "--key-here", lines=(WORDS, WORDS, LAST)).code == 0
    assert not (home / "keys").exists()
    assert "canary one" in typed("history", lines=(WORDS,)).out


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("echo 'apple boat swan'", ""),
        ("false", "key_command did not work."),
        ("true", "key_command printed nothing."),
        (
            "sleep 60",
            "key_command gave no answer in 0 seconds.",
        ),
        (
            "no-such-program",
            "key_command did not work.",
        ),
    ],
)
def test_a_program_of_mine_can_open_it(
    locked: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch, script: str, says: str
) -> None:
    """Where my password manager answers, nothing asks; where it fails or hangs, that is one sentence, and 77."""
    monkeypatch.setenv("NUMBCHECK_KEY_COMMAND", script)
    monkeypatch.setattr(key_command, "_PATIENCE", 0.3 if script.startswith("sleep") else 10.0)
    ran = shell("history")
    stays = f"{says} The journal stays locked. To open it: numbcheck unlock " if says else ""
    assert ("canary one" in ran.out, ran.code) == ((False, 77) if says else (True, 0))
    assert ran.err.replace("\n", " ") == stays


def test_nowhere_to_keep_it_open(
    locked: Path, typed: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a runtime folder, or where I want none, it is said that each command asks; reading works all the same."""
    monkeypatch.setenv("NUMBCHECK_KEY_CACHE", "none")
    ran = typed("unlock", lines=(WORDS,))
    assert ran.code == 78
    assert "each command that reads will ask" in ran.err.replace("\n", " ")
    assert "canary one" in typed("history", lines=(WORDS,)).out


def test_a_damaged_key_is_said_and_changes_nothing(
    locked: Path, shell: Shell, typed: Callable[..., Ran]
) -> None:
    """Where the key files are spoilt nobody's passphrase is called wrong, what I write is a draft, and nothing is lost."""
    spoilt = {path: path.read_bytes() for path in (locked / "keys").glob("*.age")}
    for path in spoilt:
        path.write_bytes(b"spoilt")
    assert typed("history", lines=(WORDS,)).code == 77
    ran = shell("note", "written all the same")
    assert ran.code == 77
    assert "Left as a draft" in ran.err
    for path, raw in spoilt.items():
        path.write_bytes(raw)
    assert "canary one" in typed("history", lines=(WORDS,)).out
    assert holding(locked, "written all the same") == []


def test_without_the_extra_what_i_type_is_a_draft(
    locked: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said how to install what is missing, 78, and the words are in a file of mine; crisis is what it was."""
    with monkeypatch.context() as here:
        here.setitem(sys.modules, "pyrage", None)
        for argv in (("note", "typed without it"), ("history",), ("encrypt",)):
            ran = shell(*argv)
            assert ran.code == 78
            assert "pip install 'numbcheck[encryption]'" in ran.err.replace("\n", " ")
        assert shell("crisis", "AT").code == 0
        assert shell("history", "--count").out == "2\n"
        assert "Every file is in order." in shell("data", "verify").err
        assert len(holding(locked, "typed without it")) == 1
    shell("moment")
    shell("note", "with it")
    assert holding(locked, "typed without it") == []


def test_no_word_is_plain_anywhere_after_a_lock(
    locked: Path, shell: Shell, typed: Callable[..., Ran], tmp_path: Path
) -> None:
    """Whatever I do from then on, locked or open, no word of mine stands in any file below my home or beside it."""
    typed("unlock", lines=(WORDS,))
    shell("edit", "@1", "-", text="canary changed")
    shell("undo")
    shell("note", "canary three #canarytag")
    shell("history", "canary")
    shell("history", "--tags")
    shell("trends")
    shell("edit", "@1", "--at", "yesterday")
    shell("note", "--tga", "canary mistyped")
    shell("journal", text="canary journal")
    shell("lock")
    shell("note", "canary locked")
    shell("journal", text="canary locked journal")
    shell("delete", "@2", "--yes")
    shell("data", "verify")
    (tmp_path / "stdin").unlink()
    assert holding(tmp_path, "canary") == []


def test_a_plain_mirror_is_only_made_when_it_is_wanted(
    locked: Path, shell: Shell, typed: Callable[..., Ran], tmp_path: Path
) -> None:
    """A locked journal gets no plain copy beside it unless I say so."""
    typed("unlock", lines=(WORDS,))
    folder = tmp_path / "mirror"
    assert shell("export", "--mirror", str(folder)).code == 2
    assert not folder.exists()
    assert shell("export", "--mirror", str(folder), "--plain-copy").code == 0
    assert any("canary one" in path.read_text() for path in folder.glob("*.md"))


def test_status_names_a_key_that_came_from_elsewhere(locked: Path, shell: Shell) -> None:
    """A key that this machine never opened is named as that, with what to do; nothing is sealed to it meanwhile."""
    foreign = Keys(str(locked / "keys"), "").add(age.new_pair(), "theirs", OpenedBy.PASSPHRASE, os.urandom)
    assert (
        f"{foreign.name}: came from elsewhere. To look at it: numbcheck unlock"
        in shell("encrypt", "--status").out
    )
    assert shell("note", "still sealed to mine").code == 0


def test_a_key_from_elsewhere_is_said_once(
    locked: Path, typed: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next thing I do at a terminal names it, whatever that is; then nothing speaks of it but the status."""
    monkeypatch.setattr(once, "is_terminal", lambda _: True)
    assert "elsewhere" not in typed("note", "before").err
    ring = Keys(str(locked / "keys"), "")
    theirs = age.new_pair()
    for opened_by in (OpenedBy.PASSPHRASE, OpenedBy.RECOVERY):
        ring.add(theirs, "theirs", opened_by, os.urandom)
    said = typed("note", "afterwards").err.replace("\n", " ")
    assert said.count("A key came from elsewhere.") == 1
    assert said.endswith("before you open it: numbcheck unlock ")
    assert "elsewhere" not in typed("note", "later").err
    ran = typed("encrypt", "--status")
    assert ran.out.count("came from elsewhere") == 2
    assert "elsewhere" not in ran.err


def test_in_a_pipe_nobody_was_told_of_a_key(
    locked: Path, shell: Shell, typed: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody read is said when somebody does."""
    Keys(str(locked / "keys"), "").add(age.new_pair(), "theirs", OpenedBy.PASSPHRASE, os.urandom)
    assert "elsewhere" not in shell("note", "in a pipe").err
    monkeypatch.setattr(once, "is_terminal", lambda _: True)
    assert "A key came from elsewhere." in typed("note", "at a terminal").err


def test_who_has_no_lock_is_not_told_that_it_is_locked(shell: Shell, typed: Callable[..., Ran]) -> None:
    """`lock`, `unlock` and the status say that there is none, and how to get one."""
    shell("note", "canary one")
    for argv in (("lock",), ("unlock",), ("encrypt", "--status")):
        ran = typed(*argv)
        assert (ran.code, ran.out + ran.err) == (
            0,
            "This journal has no lock. To give it one: numbcheck encrypt\n",
        )


def test_a_draft_of_what_was_deleted_while_locked_goes(
    locked: Path, shell: Shell, typed: Callable[..., Ran]
) -> None:
    """Locked, nobody can tell whose a draft is: that is said, and once it is open the draft of a change is gone, any other stays."""
    typed("unlock", lines=(WORDS,))
    newest = shell("history", "--json").entries[-1]["id"]
    pair = next(
        iter(
            Cache(
                str(next((locked.parent / "run").rglob("*.unlocked"))), lambda: datetime.now(UTC)
            ).identities()
        )
    )
    lock = Lock(str(locked), str(locked / "state"), lambda: None)
    lock.use([pair])
    drafts = Drafts(str(locked / "state" / "drafts"), lambda: datetime.now(UTC), seal=lambda: lock)
    drafts.save("canary of a change", "note", {"edits": newest}, drafts.new_name())
    drafts.save("canary of its own", "note", {}, drafts.new_name())
    shell("lock")
    assert "Drafts are locked, too." in shell("delete", "@1", "--yes").err
    assert len(drafts.waiting()) == 2
    typed("history", lines=(WORDS,))
    assert [draft.text for draft in drafts.waiting()] == ["canary of its own"]
    assert not (locked / "state" / "overdue-drafts").exists()
