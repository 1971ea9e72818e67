"""A question asked and answered both ways, a list for home, and people of her own."""

from people import advocate_says_the_same, guardian_joins, says, taps
from portraits_cast import noise

from webapp.account.accounts import account_id
from webapp.demo import PASSPHRASE


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


def says_what_home_needs(youth, advocate, rosa, space) -> None:
    """Rosa looks after her and signs nothing: entered, wanted, let in by a code, and told."""
    desk, yeses = advocate.page, f"/everyone/{space}/yeses"
    desk.goto(yeses)
    desk.get_by_label("Their name").fill("Rosa")
    desk.get_by_label("Looks after this young person at home", exact=False).check()
    taps(desk, "Save")
    desk.get_by_label("I looked into it.", exact=False).check()
    taps(desk, "Save")
    youth.page.goto("/people/home")
    for press in ("I want Rosa to get it", "Not any more", "I want Rosa to get it"):
        taps(youth.page, press)
    desk.goto(yeses)
    taps(desk, "Make the invite")
    begun = desk.url
    guardian_joins(rosa.page, desk.locator("p.words-hers").inner_text(), rosa.typed["passphrase"])
    desk.goto(begun)
    advocate_says_the_same(desk, PASSPHRASE)
    says(desk, "Rosa is in.")
    youth.page.goto("/people/home")
    taps(youth.page, "Write the list")
    for _form in ("write", "skip"):
        youth.sends_one_at(youth.page.url)


def names_people_of_her_own(youth) -> None:
    for _form in ("name", "take off"):
        youth.sends_one_at("/people/mine")
