"""`completion`: the script a shell needs for TAB, printed and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from numbcheck.cli.choices import SHELLS, one_of
from numbcheck.errors import UsageError
from numbcheck.visit.house import House

if TYPE_CHECKING:
    import typer

_HOW = {
    "bash": 'In ~/.bashrc it is: eval "$(numbcheck -q completion bash)"',
    "zsh": 'In ~/.zshrc, after compinit, it is: eval "$(numbcheck -q completion zsh)"',
    "fish": "In ~/.config/fish/config.fish it is: numbcheck -q completion fish | source",
}


def command(
    house: House,
    shell: Annotated[
        str | None, SHELLS, typer.Argument(help=f"{one_of(SHELLS)}; the one of $SHELL if left out.")
    ] = None,
) -> None:
    """Print what your shell needs so that TAB completes commands, options and what belongs behind them.

    It only prints: no file of yours is changed. What you wrote is never offered; your tags are only after
    numbcheck config set complete_tags true.
    """
    name = shell or Path(house.streams.environ.get("SHELL", "")).name
    if name not in SHELLS:
        raise UsageError(f"Choose one of: {', '.join(SHELLS)}. For example: numbcheck completion bash")
    script = Path(__file__).with_name(f"completion.{name}")
    house.streams.write(script.read_text(encoding="utf-8"))
    house.streams.say(_HOW[name])
