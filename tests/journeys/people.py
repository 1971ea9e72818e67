"""What people do with Daybook, as verbs, so that the stories read as prose."""

from pages_cast import NAMES, WORDS
from playwright.sync_api import Error, Page, Response, expect

SECRET = "green paper boats at noon"
SOME_TRIES = 3
"""A page that leaves by itself goes to sign-in, and from there home: each may come in between."""
LEFT_BY_ITSELF = ("interrupted by another navigation", "net::ERR_ABORTED")


def says(page: Page, text: str) -> None:
    """The page shows this text."""
    expect(page.locator("body")).to_contain_text(text)


def says_soon(page: Page, text: str) -> None:
    """The same, for what is written after an answer has gone: the page is opened again."""
    for _look in range(20):
        if text in page.inner_text("body"):
            return
        page.wait_for_timeout(250)
        reloads(page)
    says(page, text)


def does_not_say(page: Page, text: str) -> None:
    expect(page.locator("body")).not_to_contain_text(text)


def taps(page: Page, text: str, exact: bool = True) -> None:
    """A button or a link with this text, whichever it is. What it leads to is there afterwards:
    a story that only looks, and does not wait, must not look at half a page."""
    either = page.get_by_role("button", name=text, exact=exact).or_(
        page.get_by_role("link", name=text, exact=exact)
    )
    either.first.click()
    page.wait_for_load_state("domcontentloaded")


def signs_in(page: Page, who: str, words: str = WORDS) -> None:
    """`who` is one of the cast, or a sign-in name."""
    signs_in_as(page, NAMES.get(who, who), words)


def signs_in_as(page: Page, name: str, words: str) -> None:
    page.goto("/sign-in")
    page.fill("[name=name]", name)
    page.fill("[name=passphrase]", words)
    taps(page, "Sign in")


def advocate_opens_a_space(
    page: Page, called: str = "Mari", phone: str = "Not sure", will: str = "Find a bus pass.",
    secret: str = WORDS,
) -> str:  # fmt: skip
    """Opens it, says how safe the phone is, and makes the first promise; gives the code."""
    page.goto("/everyone/new")
    page.get_by_label("What should the name on your list be?").fill(called)
    page.get_by_role("group", name="Does someone look at their phone?").get_by_label(
        phone, exact=True
    ).check()
    page.get_by_label("What will you do first?").fill(will)
    page.get_by_label("Your secret words").fill(secret)
    taps(page, "Make the invite")
    return page.locator("p.words-hers").inner_text()


def youth_types_the_code(page: Page, code: str) -> None:
    page.goto("/join")
    page.get_by_label("Your code").fill(code)
    taps(page, "Go on")


def youth_joins(page: Page, code: str, called: str = "Mari", secret: str = SECRET) -> str:
    """From the code to the six words, skipping what can be skipped; gives the sign-in name."""
    youth_types_the_code(page, code)
    taps(page, "Yes, only I use it")
    taps(page, "Go on here")
    name = page.locator("p.words-hers").inner_text()
    taps(page, "Use this name")
    page.get_by_label("What should we call you?").fill(called)
    taps(page, "Go on")
    taps(page, "Skip")
    taps(page, "Skip")
    picks_secret_words(page, secret)
    return name


def picks_secret_words(page: Page, secret: str) -> None:
    """The last step of coming in."""
    page.get_by_label("Your secret words").fill(secret)
    page.get_by_label("The same words once more").fill(secret)
    taps(page, "Join")
    says(page, "Look at both screens.")


def guardian_joins(page: Page, code: str, secret: str = SECRET) -> None:
    """From the code to the six words."""
    youth_types_the_code(page, code)
    taps(page, "Go on")
    taps(page, "Use this name")
    taps(page, "Go on")
    taps(page, "Skip")
    picks_secret_words(page, secret)


def six_words(page: Page) -> list[str]:
    return page.locator("ol.six li").all_inner_texts()


def advocate_says_the_same(page: Page, secret: str = WORDS) -> None:
    """Taps it, once the six words are there."""
    page.get_by_label("Your secret words").fill(secret)
    taps(page, "The same")


def youth_takes_over(page: Page, secret: str = SECRET) -> None:
    """Lets the advocate keep the keys as well, signs, and stands on Today."""
    page.goto("/joining")
    says(page, "This is yours now.")
    page.get_by_label("Keep the keys with me", exact=False).check()
    page.get_by_label("Your secret words").fill(secret)
    taps(page, "Save this")
    skips_the_home_screen(page)


def skips_the_home_screen(page: Page) -> None:
    says(page, "Put it on your phone?")
    taps(page, "Skip")
    page.wait_for_url("**/today")


def starts_to_share(page: Page, reader: str, parts: tuple[str, ...] = ("body",)) -> None:
    """Whom, and what: whole parts."""
    page.goto("/share")
    taps(page, reader, exact=False)
    for part in parts:
        page.locator(f"[name=areas][value={part}]").check()
    taps(page, "Next")


def ticks_folded(page: Page, text: str) -> None:
    """A line behind one fold or more."""
    page.get_by_label(text).wait_for(state="attached")
    folds = page.locator("details:not([open])").filter(has=page.get_by_label(text))
    while folds.count():
        folds.first.locator("> summary").click()
    page.get_by_label(text).check()


def chooses_what_for_and_until(page: Page, purpose: str, days: str) -> None:
    taps(page, purpose)
    taps(page, days)
    page.wait_for_url("**/share/until")
    if page.get_by_role("heading", name="Think it over", level=1).is_visible():
        taps(page, "Next")


def says_yes_to_it(page: Page, secret: str = WORDS) -> None:
    page.get_by_label("Your secret words").fill(secret)
    taps(page, "Yes, share it")


def youth_shares_with(
    page: Page, reader: str, parts: tuple[str, ...] = ("body",), secret: str = WORDS
) -> None:
    """From "Who is it for?" to the signed receipt."""
    starts_to_share(page, reader, parts)
    chooses_what_for_and_until(page, "to book visits", "30 days")
    taps(page, "Next")
    says_yes_to_it(page, secret)
    says(page, "You shared it.")


def goes_to(page: Page, address: str) -> Response | None:
    """Opens an address, also from a page that leaves by itself, or asks anew, in that moment."""
    for _leaving in range(SOME_TRIES):
        try:
            return page.goto(address)
        except Error as error:
            if not any(said in str(error) for said in LEFT_BY_ITSELF):
                raise
            page.wait_for_load_state()
    return page.goto(address)


def reloads(page: Page) -> Response | None:
    """The same page anew, also one that waits for somebody and asks anew every few seconds."""
    return goes_to(page, page.url)


def member_opens_what_is_shared(page: Page, called: str = "Mari") -> None:
    goes_to(page, "/shared")
    taps(page, called, exact=False)


def youth_sees_it_as(page: Page, reader: str) -> None:
    page.goto("/people")
    taps(page, f"See it as {reader}")


def youth_stops_sharing_with(page: Page, reader: str) -> None:
    page.goto("/people")
    taps(page, f"More about {reader}")
    taps(page, "Stop sharing this")


def writes_and_saves(page: Page, text: str, label: str = "Your words") -> None:
    page.get_by_label(label, exact=True).fill(text)
    taps(page, "Save")
