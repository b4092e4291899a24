"""Days in the words of a phone, as `28. Juni` and `June 28`, in the languages of the Latin alphabet."""

from __future__ import annotations

import re
from unicodedata import normalize

_NAMES = (
    "jan januar january janvier enero gennaio janeiro januari jaen janner styczen stycznia ledna leden",
    "feb februar february fevrier febrero febbraio fevereiro februari fev luty lutego unora unor",
    "mar marz maerz march mars marzo marco maart mrt mart marzec marca brezna brezen",
    "apr april avril abril aprile avr kwiecien kwietnia dubna duben",
    "may mai mayo maggio maio mei maj maja kvetna kveten",
    "jun juni june juin junio giugno junho czerwiec czerwca cervna cerven",
    "jul juli july juillet julio luglio julho juil lipiec lipca cervence cervenec",
    "aug august aout agosto augustus augusti ago sierpien sierpnia srpna srpen",
    "sep september septembre septiembre settembre setembro sept set wrzesien wrzesnia zari",
    "oct okt oktober october octobre octubre ottobre outubro out ott pazdziernik pazdziernika rijna rijen",
    "nov november novembre noviembre novembro listopad listopada listopadu",
    "dec dez dezember december decembre diciembre dicembre dezembro dic grudzien grudnia prosince prosinec",
)
_MONTHS = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}
_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"\d+")


def spoken_day(written: str, year: str) -> str:
    """Return `June 28` or `28. Juni 2024` as `2024-6-28`, "" where it is no day; `year` is of another column."""
    plain = "".join(character for character in normalize("NFKD", written.casefold()) if character.isascii())
    named = {_MONTHS[word] for word in _WORD.findall(plain) if word in _MONTHS}
    numbers = [int(number) for number in _NUMBER.findall(plain)[:3]]
    days = [number for number in numbers if 1 <= number <= 31]
    years = [number for number in numbers if number > 1000]
    is_all = len(days) + len(years) == len(numbers)
    years = years or [int(number) for number in re.findall(r"\d{4}", year)[:1]]
    if is_all and len(named) == len(days) == 1 and years:
        return f"{years[0]}-{named.pop()}-{days[0]}"
    return ""
