"""What is sealed for one run opens in that run alone."""

from __future__ import annotations

import pytest

from numbcheck.journal.sealing.ephemeral import Ephemeral
from tests.journal.sealing.real_age import NEEDS_EXTRA

pytestmark = NEEDS_EXTRA


def test_what_a_run_sealed_for_itself_no_other_opens() -> None:
    """It comes back in the same run; to another one, as after a kill, it says nothing."""
    from nacl.exceptions import CryptoError

    this, other = Ephemeral(), Ephemeral()
    sealed = this.seal(b"my words")
    assert this.unseal(sealed) == b"my words"
    assert b"my words" not in sealed
    with pytest.raises(CryptoError):
        other.unseal(sealed)
