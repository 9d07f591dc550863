"""What stands in a link of the shop's or the order's is no markup and nobody's number; what only
resembles such a link is refused."""

from __future__ import annotations

import pytest

from drafter.messages import Item, Order
from drafter.verify import verify
from tests.verify.examples import BOOTS
from tests.verify.test_parts import grounds, part

LINKS = (
    "https://track.example/p/Zk9__xQ2",
    "https://track.example/p/~shop~/1",
    "https://track.example/t?id=1&sect;ion=2",
    "https://track.example/t?id=*1*&to=**2**",
    "https://track.example/t?q={{a}}&b=[c](d)",
    "https://track.example/t/`x`",
    "https://track.example/||a||",
    "https://track.example/a/b/c/d/e",
    "https://track.example/1-2-3-4-5-6-7-8",
    "https://track.example/4111111111111111",
    "https://track.example/GB82WEST12345698765432",
    "https://track.example/?otp:123456",
    "https://track.example/?user=jane@example.com",
    "https://track.example/?user=jane%40example.com&tel=07700900123",
    "https://track.example/отправление/7",
)
OWN = LINKS[0]
SAYING = "It's on its way to you. You can follow it here: {}"
HOW = "When it is on its way to you, you can follow it here."
STRANGE = (
    f"{OWN}__evil__",
    f"{OWN}/**evil**",
    f"**{OWN}**",
    f"__{OWN}__",
    f"[here]({OWN})",
    f"<{OWN}>",
    f"`{OWN}`",
    f"{OWN}\u200b",
    "https://track.example/p/Zk9__xQ3",
    "https://track.example/p/**Zk9__xQ2**",
    "https://evil.test/__x__",
    f"https://evil.test/?to={OWN}",
    "https://evil.test/help@fernway.example",
    "https://evil.test/?help@fernway.example",
)
NAMES = (
    "Tarn boots *NEW*",
    "Tarn boots `L` (backticks)",
    "Café Пальто",
    "登山靴 boots",
    "Kılıç mug",
)
RETURNED = "You bought your {} as final sale, so we can't take a return."


def tracked(link: str) -> Order:
    return BOOTS.model_copy(update={"status": "shipped", "tracking_url": link})


def failing(text: str, order: Order, source: str) -> list[str]:
    given = part(text, "faq/track", f"order:{order.id}")
    held = grounds(
        sources={"faq/track": source},
        orders=(order,),
        approved=frozenset({"help@fernway.example", "https://fernway.example/returns"}),
    )
    return [f"{one.name}: {one.detail}" for one in verify([given], held) if not one.passed]


@pytest.mark.parametrize("link", LINKS)
def test_the_orders_own_link_may_be_given_whatever_stands_in_it(link: str) -> None:
    own = f"The parcel left us on 9 October. You can follow it here: {link}"

    assert failing(own, tracked(link), own) == []
    assert failing(SAYING.format(link), tracked(link), HOW) == []
    assert failing(SAYING.format(f"{link}."), tracked(link), HOW) == []


@pytest.mark.parametrize("link", LINKS)
def test_the_link_of_no_order_of_theirs_is_refused(link: str) -> None:
    assert failing(SAYING.format(link), tracked("https://track.example/p/other"), HOW) != []


@pytest.mark.parametrize("link", STRANGE)
def test_what_only_resembles_the_orders_link_or_stands_around_it_is_refused(link: str) -> None:
    assert failing(SAYING.format(link), tracked(OWN), HOW) != []


@pytest.mark.parametrize("name", NAMES)
def test_what_was_ordered_may_be_called_what_the_order_calls_it(name: str) -> None:
    item = Item(name=name)
    order = BOOTS.model_copy(update={"items": (item,)})
    own = RETURNED.format(item.name)

    assert failing(own, order, own) == []


def test_letters_of_another_script_pass_in_no_other_word_than_the_orders() -> None:
    order = BOOTS.model_copy(update={"items": (Item(name="Café Пальто"),)})
    own, mixed = RETURNED.format("Пальтo"), RETURNED.format("pаypal")  # a Latin o, a Cyrillic а
    posing = BOOTS.model_copy(update={"items": (Item(name="pаypal mug"),)})

    assert failing(own, order, own) != []
    assert failing(mixed, posing, mixed) != []
