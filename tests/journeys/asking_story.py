"""A question asked and answered both ways, a list for home, and people of her own."""

from people import taps
from portraits_cast import noise

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


def shows_a_face(reader) -> None:
    """A large one, which the page makes small before it is sent; then none, and one again."""
    for press in ("Save", "Take it out", "Save"):
        reader.page.goto("/account/picture")
        if press == "Save":
            large = {"name": "me.png", "mimeType": "image/png", "buffer": noise(400)}
            reader.page.get_by_label("A photo of you").set_input_files(large)
        with reader.page.expect_navigation():
            taps(reader.page, press)


def sees_a_face(youth, store, name: str) -> None:
    youth.page.goto(f"/people/{account_id(store, name)}")
    face = youth.page.get_by_role("img", name="Picture of", exact=False)
    face.evaluate("(img) => img.decode()")
    assert face.evaluate("(img) => img.naturalWidth") == 128


def says_what_home_needs(youth, store) -> None:
    denise, tasha = account_id(store, "guardian"), account_id(store, "advocate")
    space = spaces_of(store, account_id(store, "youth"))[0].space
    say_safe(store, add_link(store, space, GUARDIAN, account=denise), tasha)
    for _form in ("write", "skip"):
        youth.sends_one_at(f"/people/{denise}/list")


def names_people_of_her_own(youth) -> None:
    for _form in ("name", "take off"):
        youth.sends_one_at("/people/mine")
