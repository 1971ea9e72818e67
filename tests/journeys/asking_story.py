"""A question asked and answered both ways, a list for home, and people of her own."""

from people import taps

from webapp.account.accounts import account_id
from webapp.space.links import GUARDIAN, add_link, say_safe
from webapp.space.memberships import spaces_of


def asks_and_is_answered(youth, readers, store) -> None:
    """`readers` maps the sign-in names of two members to whoever sends their forms."""
    for name, reader in readers.items():
        youth.page.goto(f"/people/{account_id(store, name)}/questions")
        youth.page.get_by_label("Your secret words").fill(youth.typed["passphrase"])
        taps(youth.page, "Yes")
        youth.page.wait_for_url("**/people/*")
        reader.page.goto("/ask")
        reader.page.locator("a[href^='/ask/']").click()
        for field in ("areas", "purpose", "days"):
            reader.page.locator(f"[name={field}]").first.check()
        taps(reader.page, "Ask")
    for answer in ("Ask me later", "No"):
        youth.page.goto("/questions")
        youth.page.locator("a[href^='/questions/']").first.click()
        taps(youth.page, answer)
    youth.page.goto(f"/people/{account_id(store, name)}")
    taps(youth.page, "Not any more")


def says_what_home_needs(youth, store) -> None:
    denise, tasha = account_id(store, "guardian"), account_id(store, "advocate")
    space = spaces_of(store, account_id(store, "youth"))[0].space
    say_safe(store, add_link(store, space, GUARDIAN, account=denise), tasha)
    for _form in ("write", "skip"):
        youth.sends_one_at(f"/people/{denise}/list")


def names_people_of_her_own(youth) -> None:
    for _form in ("name", "take off"):
        youth.sends_one_at("/people/mine")
