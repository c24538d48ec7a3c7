"""Every page has a door, and those that stand open are listed here by name with the reason."""

from tests.house.addresses import addresses

# Anyone may see these without logging in. Ours say why in @public_page; the list is here so that it is read in review.
OPEN = {
    "ui:kit",
}
# The login library's own pages, which it opens itself.
OPEN_ACCOUNTS = {
    "account_login",
}


def test_every_own_page_has_a_door() -> None:
    assert [address.name for address in addresses() if address.ours and not hasattr(address.view, "permission")] == []


def test_every_own_address_has_a_name() -> None:
    assert [address.route for address in addresses() if address.ours and address.name.endswith("None")] == []


def test_the_open_pages_are_these() -> None:
    assert {address.name for address in addresses() if address.ours and address.public} == OPEN


def test_every_open_page_says_why() -> None:
    silent = [address.name for address in addresses() if address.ours and address.public and not _why(address.view)]
    assert silent == []


def test_the_open_pages_of_the_login_library_are_these() -> None:
    assert {address.name for address in addresses() if not address.ours and address.public} == OPEN_ACCOUNTS


def test_no_page_outside_a_chapter_asks_for_a_role_in_one() -> None:
    lost = [
        address.name
        for address in addresses()
        if address.ours and "<slug:chapter>" not in address.route and _roles(address.view)
    ]
    assert lost == []


def _why(view: object) -> str:
    return getattr(view, "public_because", "")


def _roles(view: object) -> object:
    return getattr(getattr(view, "permission", None), "roles", None)
