"""The crisis page in the rows there are: in every country it fits one screen, and what matters most is on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from numbcheck.crisis import numbers
from numbcheck.crisis.country import country
from numbcheck.crisis.page import page
from numbcheck.crisis.tables.countries import NAMES
from numbcheck.crisis.tables.emergency import NUMBERS
from tests.crisis.pages import NARROW_PLAN, PLAN, TODAY, one_screen
from tests.every import every
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

EVERY = every(sorted(NUMBERS))
HOST = re.compile(r"\b[a-z0-9]+\.(com|org|info|ch|de|at|net)\b")


@EVERY
def test_sr_32_the_page_fits_one_screen(code: str) -> None:
    """Nothing of the page scrolls away, on the usual terminal and on a very small one, with my plan on it."""
    assert len(one_screen(code)) <= 22
    assert len(one_screen(code, 40, 12)) <= 11
    assert max(map(len, one_screen(code))) <= 80
    assert max(map(len, one_screen(code, 40, 12))) <= 40


@EVERY
def test_sr_32_what_is_never_left_out(code: str) -> None:
    """Country and how to change it, emergency, my people, a line to write to and one to call, what to do meanwhile."""
    for width, rows, person in ((80, 24, PLAN[0][1]), (40, 12, NARROW_PLAN[0][0])):
        shown = one_screen(code, width, rows)
        text = "\n".join(shown)
        assert shown[0].startswith(f"{NAMES[code][:30]}")
        assert "a guess" in " ".join(shown[:2])
        assert "Elsewhere: numbcheck crisis" in " ".join(text.split())
        first = (
            numbers.emergency(code)[0][0].replace("~", " ") if numbers.emergency(code) else NUMBERS[code][1]
        )
        assert first.split()[0].rstrip(",") in " ".join(shown[1:4])
        assert person in shown
        assert "While you wait: go where someone is" in text
        for lines in (numbers.to_write(code), numbers.to_talk(code)):
            assert not lines or lines[0][0] in text


@EVERY
def test_sr_32_the_order_of_the_page(code: str) -> None:
    """Emergency first, then my own people, then writing before talking, abuse, drugs, what to do, how calling is."""
    text = "\n".join(one_screen(code))
    order = [
        "If you may not be safe now:",
        "From your plan",
        "To write,",
        "To talk",
        "If someone hurts",
        "Alcohol, drugs",
        "While you wait",
        "On a help line",
        "On the emergency number",
    ]
    places = [text.index(words) for words in order if words in text]
    assert places == sorted(places)
    assert len(places) >= 5


@EVERY
def test_sr_32_no_web_address_stands_among_the_numbers(code: str) -> None:
    """Under a number there is a number; where to look further comes after the last of them."""
    shown = one_screen(code)
    hosts = [at for at, row in enumerate(shown) if HOST.search(row)]
    last = max(
        at for at, row in enumerate(shown) if re.match(r"  .*\d.*  (call|text|WhatsApp)", row) or at == 1
    )
    assert all(at > last for at in hosts)


@EVERY
def test_sr_15b_a_line_for_women_says_what_others_can_do(code: str) -> None:
    """A man, or anyone else, in a country whose only line is for women, reads what there is for him."""
    for text in ("\n".join(one_screen(code)), "\n".join(one_screen(code, 40, 12, "abuse"))):
        if not numbers.for_women_only(code):
            assert "for women" not in text
            assert "others:" not in text
        elif "women" in text:
            assert "The emergency number is for everyone." in text or re.search(r"others: \S*\d", text)


@EVERY
def test_sr_15b_for_whom_stands_in_the_same_row(code: str) -> None:
    """Wherever a line is shown that is not for all, its row says for whom, however narrow the screen."""
    for width, rows in ((80, 24), (40, 40), (38, 40)):
        text = " ".join(" ".join(one_screen(code, width, rows)).split())
        for kind in ("crisis", "abuse", "emergency"):
            for number, way, name, whom, *_ in numbers.lines(kind, code):
                if whom and f"{number} {way}" in text:
                    rest = text.partition(f"{number} {way}")[2]
                    assert whom in rest[: len(name) + len(whom) + 6], (number, whom)


@pytest.mark.parametrize(
    ("code", "number", "known"),
    [
        ("PH", "1553", "from a landline"),
        ("PH", "0917 899 8727", "from a mobile"),
        ("CL", "*4141", "from a mobile"),
        ("UY", "0800 0767", "from a mobile: *0767"),
        ("AR", "135", "differs by province"),
        ("GB", "111", "England, mental health option"),
        ("ZA", "31393", "they call back"),
        ("IR", "123", "social emergency"),
    ],
)
def test_what_one_has_to_know_before_dialling_stands_with_the_number(
    code: str, number: str, known: str
) -> None:
    """A number that works from one kind of telephone only, or in another way, says so wherever it is shown."""
    for width in (80, 40):
        text = " ".join(" ".join(one_screen(code, width, 24)).split())
        told = text.partition(f" {number} ")[2]
        assert known in told[: len(known) + 60], width


@EVERY
def test_no_number_breaks_over_rows(code: str) -> None:
    """What I have to dial stands in one piece."""
    for width, rows in ((80, 24), (40, 12), (38, 12)):
        shown = one_screen(code, width, rows)
        for line in (*numbers.to_write(code)[:1], *numbers.to_talk(code)[:1]):
            assert any(line[0] in row for row in shown)


@EVERY
def test_sr_32_what_it_says_of_calling_is_true_everywhere(code: str) -> None:
    """Nobody is told to end a call to the emergency number: it is called back, and somebody may be sent."""
    for shown in (one_screen(code), one_screen(code, 40, 12), page(country(code), TODAY)):
        text = " ".join(" ".join(shown).split())
        assert "hang up" not in text.lower()
        ends = re.findall(r"([^.]*)end (?:the call|it) any time", text)
        assert all("help line" in said.lower() for said in ends)
    assert "On the emergency number, stay on the line." in " ".join(one_screen(code))


def test_the_united_states_as_drawn() -> None:
    """Someone in the United States reads 911, their own people, 988 by text, 988 by voice, and the rest in its place."""
    assert one_screen("US")[:9] == [
        "United States, a guess from your time zone. Elsewhere: numbcheck crisis COUNTRY",
        "If you may not be safe now:  911  any emergency",
        *PLAN[0],
        *PLAN[1],
        "To write, if you can't speak or don't want to",
        "  988     text any word, 24/7  988 Suicide & Crisis Lifeline",
        "  741741  text HOME, 24/7      Crisis Text Line",
    ]


def test_austria_as_drawn_on_a_narrow_screen() -> None:
    """On forty columns and twelve rows the same page says less, and all of it can be seen."""
    assert one_screen("AT", 40, 12) == [
        "Austria, a guess from your time zone",
        "144 ambulance   112 any emergency",
        *NARROW_PLAN[0],
        *NARROW_PLAN[1],
        "142  call, 24/7  Telefonseelsorge",
        "0800 222 555  women; others: 112",
        "While you wait: go where someone is.",
        "Put what could hurt you out of reach.",
        "Help line: say little, end it any time.",
        "Elsewhere: numbcheck crisis uk",
        "All of it: numbcheck crisis --all",
    ]


def test_sr_32_drugs_go_first_then_further_lines_then_how_calling_is() -> None:
    """On a screen too low for all of it, what matters least is left out first."""
    full = page(country("US"), TODAY, 80, 22)
    lower = ["\n".join(page(country("US"), TODAY, 80, rows)) for rows in range(22, 8, -1)]
    gone = ("Alcohol, drugs", "1-866-488-7386", "On a help line", "1-800-799-7233")
    assert all(words in "\n".join(full) for words in gone)
    left = [next(at for at, text in enumerate(lower) if words not in text) for words in gone]
    assert left == sorted(left)
    assert "988     text" in lower[-1]


def test_where_the_height_is_not_known_nothing_is_left_out() -> None:
    """In a pipe every line is there, with everything that is known of it."""
    text = " ".join(page(country("GB"), TODAY))
    assert all(
        line[0] in text and line[2] in text
        for kind in ("crisis", "abuse")
        for line in numbers.lines(kind, "GB")
    )


@pytest.mark.parametrize("width", [80, 76, 40, 38])
def test_where_no_country_is_known_the_page_fits_too(width: int) -> None:
    """Far away or over ssh, what to do now stands on one screen, without a number of another country."""
    plan = PLAN if width >= 60 else NARROW_PLAN
    shown = page(country(), TODAY, width, 11 if width < 60 else 22, plan)
    assert len(shown) <= (12 if width < 60 else 22)
    assert shown[0].startswith("Call the emergency number of the place")
    assert plan[0][0] in shown
    own = [row for part in plan for row in part]
    assert not re.search(r"\d", "".join(row for row in shown if row not in own))


def test_old_numbers_say_so_within_the_screen() -> None:
    """After eighteen months one row says that the numbers want checking."""
    shown = page(country("AT"), (2028, 5, 23), 80, 22)
    assert "(compared over a year ago, check before you rely on it)" in shown
    assert "over a year" not in "\n".join(page(country("AT"), (2028, 5, 22), 80, 22))


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
@pytest.mark.parametrize("words", [["crisis", "US"], ["now", "gb"], ["sos", "at"]])
def test_sr_32_nothing_has_scrolled_away_when_the_prompt_is_back(
    words: list[str], size: tuple[int, int], tmp_path: Path
) -> None:
    """I type it, and country and emergency number are still on the screen, with room for the prompt below."""
    (tmp_path / "plan.md").write_text("## 2. Alone\n- tea\n## 4. People\n- Sam\n- Ada\n- Eve\n")
    with terminal(tmp_path, *words, size=size, COLUMNS="") as pair:
        assert pair.wait_for_end() == 0
        assert pair.scrollback == ""
        shown = pair.text.rstrip().splitlines()
    assert len(shown) < size[1]
    assert any(number in "".join(shown[:2]) for number in ("911", "999", "144"))
    assert "Sam" in "".join(shown)


def test_on_a_terminal_all_of_it_is_behind_an_option(tmp_path: Path) -> None:
    """`--all` shows every line, `--sources` where each is from, and nothing else does."""
    with terminal(tmp_path, "crisis", "US", "--all", size=(80, 60)) as pair:
        assert pair.wait_for_end() == 0
        everything = pair.text
    assert "SAMHSA National Helpline" in everything
    assert "For someone else: the same numbers." in everything
    assert "Compared with their sources on 2026-11-22" in everything
    assert "Nobody dialled" not in everything
    with terminal(tmp_path, "crisis", "--sources", "US", size=(80, 60)) as pair:
        assert pair.wait_for_end() == 0
        assert "Nobody dialled these numbers" in pair.text


@pytest.mark.parametrize(
    ("size", "last"), [((80, 24), "numbcheck crisis --all"), ((40, 12), "numbcheck crisis uk")]
)
def test_sr_32_the_same_page_in_the_middle_of_a_practice(
    size: tuple[int, int], last: str, tmp_path: Path
) -> None:
    """One key in a practice, and the page is there without a row to scroll for; one key, and I am back."""
    with terminal(tmp_path, "ground", size=size, COLUMNS="", NUMBCHECK_COUNTRY="GB") as pair:
        pair.wait_for("1 of 5")
        pair.press("\x07")
        pair.wait_for(last)
        assert "United Kingdom" in pair.text
        assert "999" in pair.text
        assert "below" not in pair.text
        pair.press("q")
        pair.wait_for("1 of 5")


@pytest.mark.parametrize(("zone", "ssh"), [("America/New_York", "10.0.0.1 1 10.0.0.2 22"), ("UTC", "")])
def test_sr_16_where_the_clock_says_nothing_no_number_of_elsewhere(
    zone: str, ssh: str, tmp_path: Path
) -> None:
    """Over ssh the zone is the server's, and UTC is nowhere: the page says how to name my country, and shows no number."""
    with terminal(tmp_path, "crisis", TZ=zone, SSH_CONNECTION=ssh) as pair:
        assert pair.wait_for_end() == 0
        assert pair.text.startswith("Call the emergency number of the place where you are.")
        assert "numbcheck crisis uk" in pair.text
        assert not re.search(r"\d", pair.text)
