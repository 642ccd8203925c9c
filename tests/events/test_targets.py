"""Who is bought whole is no supplier, though its parts are told of too."""

from __future__ import annotations

from sentences import Teller, roles


def test_what_is_bought_supplies_nothing(tell: Teller) -> None:
    told = tell("Volvo {made a bid} for Kidde Inc. It wants to {acquire} Kidde's pump business.")
    assert told.all("transfer")
    assert all({p.name for p in r.participants} == {"Volvo"} for r in told.all("transfer"))


def test_owner_of_a_part_that_is_bought_supplies(tell: Teller) -> None:
    told = tell("Volvo will {buy} a mill in May. It {acquires} Kidde Inc's pump business too.")
    assert ("supplier", "Kidde Inc") in {x for r in told.all("transfer") for x in roles(r)}
