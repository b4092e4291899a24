"""Words that are no command, and the command that is meant by them."""

from __future__ import annotations

_WORDS = {
    "history": "search find list log logs entries past look grep browse",
    "history --tags": "tags tag",
    "check": "mood moods feeling feelings checkin check-in status",
    "trends": "stats statistics graph graphs chart charts insights summary",
    "breathe": "calm breath breathing inhale",
    "ground": "grounding 54321 5-4-3-2-1",
    "scan": "body bodyscan body-scan",
    "relax": "relaxation pmr",
    "feel": "emotion emotions",
    "do": "practice practices exercise exercises play start",
    "note": "add new write jot remember",
    "journal": "diary prompt prompts writing",
    "delete": "remove rm erase forget",
    "undo": "revert back",
    "edit": "change modify",
    "show": "read view open cat print",
    "export": "backup save dump markdown json csv",
    "report": "therapist pdf",
    "report --doctor": "doctor",
    "reach": "people friend friends contact contacts family",
    "plan": "safety safety-plan goal goals",
    "joy": "happy fun gratitude",
    "reframe": "thought thoughts",
    "signs": "symptoms symptom",
    "check --form phq9": "phq9 phq-9 phq questionnaire form forms screen",
    "learn": "info about faq numbness numb burnout burn-out depression stress",
    "config": "settings setting preferences options setup set",
    "data": "path paths files file folder location",
    "data privacy": "privacy private secure security",
    "data verify": "verify repair fix fsck",
    "help": "commands usage man",
    "--version": "version",
}
MEANT = {word: command for command, words in _WORDS.items() for word in words.split()}
