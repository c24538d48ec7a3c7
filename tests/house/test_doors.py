"""Every page has a door, and those that stand open are listed here by name with the reason."""

from django.conf import settings

from tests.house.addresses import addresses

# Anyone may see these without logging in. Each says why in @public_page; the list is here so that it is read in review.
OPEN = {
    "access:appearance",
    "access:first_run",
    "access:language",
    "access:start",
    "account_confirm_login_code",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_request_login_code",
    "account_signup",
    "calendar:feed",
    "gatherings:rsvp",
    "gatherings:rsvp_calendar",
    "meetings:invited_paper",
    "meetings:invited_papers",
    "meetings:minutes_link",
    "members:join",
    "members:join_confirm",
    "members:join_thanks",
    "mfa_login_webauthn",
    "post:events",
    "post:wishes",
    "tasks:reminders",
    "ui:choices",
    "members:ambition_own",
    "members:ambition_thanks",
    "members:ask_answer",
    "ui:colour",
    "ui:kit",
}


def test_every_page_has_a_door() -> None:
    assert [address.name for address in addresses() if not hasattr(address.view, "permission")] == []


def test_every_address_has_a_name() -> None:
    assert [address.route for address in addresses() if address.name.endswith("None")] == []


def test_the_open_pages_are_these() -> None:
    assert {address.name for address in addresses() if address.public} == OPEN


def test_every_open_page_says_why() -> None:
    assert [address.name for address in addresses() if address.public and not _why(address.view)] == []


def test_no_page_outside_a_chapter_asks_for_a_role_in_one() -> None:
    outside = [address for address in addresses() if "chapter>" not in address.route]
    assert outside
    assert [address.name for address in outside if _roles(address.view)] == []


def test_every_page_inside_a_chapter_says_who_may_see_it() -> None:
    inside = [address for address in addresses() if "chapter>" in address.route]
    assert len(inside) > 20
    assert [address.name for address in inside if not address.public and address.view.permission is None] == []  # type: ignore[attr-defined]


def test_nothing_of_the_demonstration_is_reached_outside_it() -> None:
    assert not settings.DEMONSTRATION
    assert [address.name for address in addresses() if "demonstration" in address.view.__module__ + address.route] == []


def _why(view: object) -> str:
    return getattr(view, "public_because", "")


def _roles(view: object) -> object:
    return getattr(getattr(view, "permission", None), "roles", None)
