"""Receipts: the closed list of what is said when something was done. One act, one sentence, nothing else."""

from __future__ import annotations

from numbcheck.words import RESUME

_UNDO = " numbcheck undo "


class Receipt:
    """What is said of each act. Plain texts: every call would make an Enum of them anew."""

    KEPT = "Kept. numbcheck undo takes it back."
    SHELL_KEEPS = "Your shell keeps that line in its history; numbcheck note alone does not."
    KEPT_FOR = "Kept for {moment}."
    CHARACTERS = "Its four characters: {ref}."
    PRACTISED = "{practice}, {minutes}. Kept."
    PRACTISED_SHORTLY = "{practice}. Kept."
    LEFT = "Stopped after {minutes}. Kept."
    LEFT_SHORTLY = "Stopped. Kept."
    STOPPED = "Stopped."
    NOTHING_KEPT = "Nothing kept."
    DRAFT = f"Left as a draft. {RESUME}"
    DRAFT_FOR = "Left as a draft. {command} goes on with it."
    THROWN_AWAY = "Thrown away. numbcheck undo brings {it} back, for an hour."
    CHANGED = "Changed. numbcheck undo brings the old words back, for an hour."
    MOVED = "Moved to {moment}. numbcheck undo takes it back."
    NOTHING_CHANGED = "Nothing changed."
    ADDED = "{lines} added to your {place}."
    ON_THE_LIST = '"{words}" is on your {place}, as number {number}.'
    DONE = "Done: {words}."
    OPEN_AGAIN = "Open again: {words}."
    DELETED = "Deleted, for good."
    NOT_DELETED = "Not deleted."
    TAKEN_BACK = "Taken back: {what}."
    WORDS_ARE_A_DRAFT = "{whose} words are a draft."
    NOTHING_TO_TAKE_BACK = "Nothing to take back: nothing was saved in the last hour."
    WRITTEN = "Written to {file}: {what}. Anyone with the {where} can read it."
    READ_IN = "{entries} added from {file}. numbcheck undo takes {it} back."
    IMPORT_BACK = "{entries} of the import of {clock} were taken back."
    MIRRORED = "{notes} written, {gone} taken away."
    CHANGED_NOTES = "{notes} {what}: {names}."
    SETTING = "{setting} is now {value}."
    SETTING_AS_AT_THE_START = "{setting} is {value} again, as at the start."
    IN_ORDER = "Every file is in order."
    PUT_RIGHT = "{files} put right, {left} left."
    LOCKED_FROM_NOW = "Locked from now on. Writing needs no passphrase; reading does."
    NEW_WORDS = "The new passphrase opens your journal from now on."
    NEW_CODE = "The new code opens your journal from now on, and no other."
    LOCK_IS_OFF = "The lock is off."
    OPEN_FOR = "Open for {time}."
    LOCKED = "Locked."
    PAUSED = "Paused. Space goes on."
    GOING_ON = "Going on with {practice}, at {place}."
    BACK_TO = "Back to {practice}, at {place}."
    BACK = "Back where you were."
    THE_SAME = "It doesn't have to do something every time."
    FURTHER = "Thank you for saying so. You did nothing wrong."
    ANOTHER_KIND = "Another kind: {command}"
    EMPTY = "Nothing here yet. numbcheck note keeps a line."
    NO_MATCH = "Nothing matches. {entries} looked through."


def without_undo(receipt: str) -> str:
    """Return the receipt of what cannot be taken back."""
    return receipt.partition(_UNDO)[0]
