"""Every form there is passes over HTTPS: origin, referrer, cookies and form token hold together."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from asking_story import (
    asks_and_is_answered,
    names_people_of_her_own,
    says_what_home_needs,
    sees_a_face,
    shows_a_face,
)
from browsers import PATIENCE, PHONE, answering
from emergency_story import lives_through_an_emergency
from forms import Posts, Sender
from papers_cast import png
from people import (
    advocate_opens_a_space,
    advocate_says_the_same,
    chooses_what_for_and_until,
    says,
    signs_in_as,
    starts_to_share,
    taps,
    youth_joins,
)
from telling_story import tells_by_law
from tls import tls_in_front_of
from walking import NOON, PASSPHRASE, demo_in
from yeses import says_yes_too

from webapp.consent.enabling import enable
from webapp.consent.rule_rows import RIGHTS
from webapp.consent.rule_tables import rows
from webapp.database import Store, close_connections, connection, transaction
from webapp.space import kinds
from webapp.space.authority import authority_over
from webapp.team.invites import invite

NO_FORM = {
    "safety.routes.leave_by_beacon": "a script sends it when a page is left; without token",
    "consent.receipt_files.known": "its card comes with a first opening: see test_https",
    "consent.receipt_files.let_it_be": "its card comes weeks into a share: see test_https",
    "shared.routes.seen_question": "its line comes with a late promise: see test_https",
}
# These end what others still need, so somebody sends them when the rest is done.
LATER = {
    "account.own_routes.end_everywhere",
    "account.routes.sign_out",
    "account.secret_routes.code",
    "account.secret_routes.lost_words",
    "account.secret_routes.someone_knows",
    "account.secret_routes.words",
    "caseload.fact_pages.entering",
    "consent.routes.back",
    "holds.her_pages.keep_away",
    "holds.her_pages.paper",
    "holds.more_pages.add",
    "holds.staff_pages.from_outside",
    "holds.staff_pages.keep_away",
    "holds.staff_pages.let_back",
    "together.routes.hand_over",
}
NEW_WORDS = "green paper boats at noon"
NEWEST_WORDS = "seven quiet ferns by the door"


@pytest.fixture(scope="module")
def clock():
    return SimpleNamespace(now=NOON)


@pytest.fixture(scope="module")
def demo(tmp_path_factory, clock):
    yield demo_in(tmp_path_factory.mktemp("https"), secure_cookies=True, clock=lambda: clock.now)
    close_connections()


@pytest.fixture(scope="module")
def posts(demo):
    return Posts(demo)


@pytest.fixture(scope="module")
def phone(demo, certificate, trusting, posts):
    """Give somebody a phone whose forms are noted: phone(...) with what they type by name."""
    contexts = []
    with (
        answering(demo, url_scheme="https") as port,
        tls_in_front_of(port, certificate[0]) as safe,
    ):

        def new(secret: str = PASSPHRASE, **typed) -> Sender:
            site = f"https://localhost:{safe}"
            context = trusting.new_context(base_url=site, viewport=PHONE, locale="en-US")
            context.set_default_timeout(PATIENCE)
            contexts.append(context)
            posts.listen(context)
            return Sender(
                posts, context.new_page(), passphrase=secret, passphrase_again=secret, **typed
            )

        yield new
        for context in contexts:
            context.close()


@pytest.fixture(scope="module")
def signed_in(phone):
    def come_in(role: str) -> Sender:
        sender = phone()
        signs_in_as(sender.page, role, PASSPHRASE)
        sender.page.wait_for_url(lambda address: "/sign-in" not in address)
        return sender

    return come_in


@pytest.fixture(scope="module")
def store(demo, clock):
    settings = demo.config["SETTINGS"]
    seal, db = demo.extensions["seal"], connection(settings.database)
    return Store(db, seal, clock.now, settings.stop_list, settings.time_zone)


@pytest.fixture(scope="module")
def everybody_did_everything(phone, signed_in, store, clock):
    youth, advocate, caseworker = map(signed_in, ("youth", "advocate", "caseworker"))
    answers_what_is_asked(youth)
    keeps_a_paper(youth)
    asks_who_is_late(youth, advocate)
    space = writes_down_together(advocate, youth)
    works_on_the_plan(youth, advocate, space)
    begun = joins_and_is_welcomed(advocate, phone)
    brings_a_colleague(advocate, youth, phone, store, space)
    members = {role: signed_in(role) for role in ("doctor", "counsellor")}
    shows_a_face(members["counsellor"])
    asks_and_is_answered(youth, members, store)
    sees_a_face(youth, store, "counsellor")
    says_what_home_needs(youth, advocate, phone(NEW_WORDS), space)
    names_people_of_her_own(youth)
    mends_what_she_would_share(youth)
    shares_with_the_police(youth)
    tells_by_law(youth, advocate, signed_in("doctor"), space)
    leaves_it_between_two(signed_in("doctor"), advocate, space)
    lives_through_an_emergency(youth, advocate, signed_in("coordinator"))
    ends_what_she_shares(youth, advocate, signed_in("doctor"), signed_in("counsellor"), space)
    says_yes_too(youth, advocate, signed_in("guardian"), space)
    keeps_somebody_away(youth, advocate, caseworker, signed_in("officer"), space)
    reads_her_rights(youth, advocate, caseworker, store, space)
    everybody = {"youth": youth, "advocate": advocate, "caseworker": caseworker}
    while any([who.sends_whatever_is_new(role, LATER) for role, who in everybody.items()]):
        pass
    hands_the_tablet_over(advocate, space)
    for who, damaged, page in (
        (youth, space, "/shut"),
        (advocate, begun, f"/everyone/{begun}/shut"),
    ):
        damages(store, damaged)
        who.sends_what_is_new_at(page)
    writes_too_slowly(youth, clock)
    for who in (advocate, caseworker):
        who.sends_one_at("/account")
    is_asked_after_a_month(youth, clock)
    changes_all_secrets(youth, phone)


def reads_her_rights(youth, advocate, caseworker, store, space):
    """In an agency's care, where a law gives her the list: she signs, and takes it back."""
    enable(store, next(row for row in rows(True) if row.rule.kind == RIGHTS), "Ada Counsel")
    for staff in (advocate, caseworker):
        staff.page.goto(f"/entered/{space}")
        staff.page.fill("[name=state]", "Avalon")
        staff.page.fill("[name=born]", "2011-03-04")
        staff.page.check("[name=custody][value=agency]")
        taps(staff.page, "Save")
        says(staff.page, "It is saved.")
    page = youth.page
    page.goto("/people/entered")
    taps(page, "Read it")
    page.get_by_label("Who explained it to you?").fill("Tasha")
    page.get_by_label("Your secret words").fill(PASSPHRASE)
    taps(page, "Yes, I got it and understand it")
    says(page, "You signed that you got this list.")
    taps(page, "Take my word back")
    says(page, "Did somebody explain it to you?")


def leaves_it_between_two(doctor, advocate, space):
    """A parent agreed with the doctor; who keeps the keys says which parent it was."""
    at = f"/entered/{space}/between"
    doctor.page.goto(at)
    doctor.page.check("[name=care][value=sti]")
    doctor.page.get_by_label("Who agreed?").fill("Her mother")
    doctor.page.fill("[name=since]", "2026-06-01")
    taps(doctor.page, "A parent agreed")
    says(doctor.page, "It is saved.")
    advocate.page.goto(at)
    taps(advocate.page, "Nobody of these")
    says(advocate.page, "It is saved.")


def in_two_tabs(page, *answers):
    """A question of Today that has two answers, and goes with the first. A tab that is closed
    while its form is still under way is never closed: Chromium does not answer any more."""
    tabs = [page.context.new_page() for _answer in answers]
    for tab in tabs:
        tab.goto("/today")
    for tab, answer in zip(tabs, answers, strict=True):
        with tab.expect_navigation():
            taps(tab, answer)
        tab.close()


def answers_what_is_asked(youth):
    """Whether something is still true; and a card, twice."""
    in_two_tabs(youth.page, "Yes", "Skip")
    for text in ("No fish", "No fish, no eggs"):
        youth.page.goto("/me/cards/food-1")
        youth.page.get_by_label("Your words").fill(text)
        taps(youth.page, "Nobody yet")
    youth.sends_what_is_new_at("/me/cards/food-1")


def asks_who_is_late(youth, advocate):
    """Before the promise is settled: its answer takes the question away."""
    youth.page.goto("/today")
    taps(youth.page, "Ask Tasha")
    advocate.page.goto("/everyone")
    advocate.page.locator("form[action*='/questions/'] button").click()
    advocate.page.wait_for_url("**/everyone/*")
    advocate.page.goto("/everyone")


def keeps_a_paper(youth):
    youth.page.goto("/papers/new")
    photo = {"name": "id.png", "mimeType": "image/png", "buffer": png(800)}
    youth.page.get_by_label("A photo or a PDF").set_input_files(photo)
    taps(youth.page, "Save")
    youth.page.locator("a[href^='/papers/'] .muted").click()
    youth.page.wait_for_url(lambda address: "/papers/" in address)
    youth.sends_what_is_new_at(youth.page.url)


def writes_down_together(advocate, youth) -> str:
    """Five lines: two wait to be read back, three for the youth's own yes."""
    page = advocate.page
    taps(page, "Mari", exact=False)
    space = page.url.rpartition("/")[2]
    for card in ("food-1", "reach-1", "reach-2", "room-1", "name-2"):
        page.goto(f"/with/{space}/cards/{card}")
        page.get_by_label("Your words").fill("Ask me first")
        taps(page, "Me and Tasha")
    for _line in range(3):
        page.goto(f"/with/{space}/lines")
        taps(page, "Yes, that's it")
    youth.page.goto("/today")
    line = youth.page.locator("form[action$='/confirmation']").get_attribute("action")
    youth.sends_one_at(line.removesuffix("/confirmation"))
    youth.sends_what_is_new_at("/today")
    return space


def works_on_the_plan(youth, advocate, space):
    youth.page.goto("/plan/a2")
    youth.page.locator("button[value=change]").first.click()
    youth.sends_one()
    youth.sends_one_at("/plan/a2/new/step")
    for _press in ("done", "not done after all"):
        youth.page.goto("/plan/a2")
        youth.page.get_by_role("link", name="Ask me first").first.click()
        youth.sends_one()
    advocate.page.goto(f"/for/{space}/plan/a2")
    advocate.page.get_by_role("link", name="Ask me first").first.click()
    taps(advocate.page, "Mari's words")
    advocate.sends_one()


def joins_and_is_welcomed(advocate, phone) -> str:
    """One takes every step of the way and shares; one skips what can be skipped and does not;
    and one is somebody else. Gives the space that waits on."""
    for number in range(3):
        code = advocate_opens_a_space(advocate.page, f"Kid {number}", secret=PASSPHRASE)
        begun, newcomer = advocate.page.url, phone(NEW_WORDS)
        if number:
            youth_joins(newcomer.page, code, secret=NEW_WORDS)
        else:
            newcomer.sends_one_at(f"/join/{code}/name")
            newcomer.page.goto(f"/join/{code}/called")
            newcomer.sends_on()
        advocate.page.goto(begun)
        if number < 2:
            advocate_says_the_same(advocate.page, PASSPHRASE)
            newcomer.page.goto("/joining/choices")
            newcomer.sends_on()
            newcomer.sends_what_is_new_at("/today")
    advocate.sends_one()
    return advocate.page.locator(".back a").get_attribute("href").rpartition("/")[2]


def brings_a_colleague(advocate, youth, phone, store, space):
    """Two join by the command's codes. One is brought to the youth; the other closes accounts."""
    for kind, name in (("member", "Ana Ruiz"), ("supervisor", "Lee Park")):
        with transaction(store.db):
            code, _made = invite(store, kind, name=name, agency="Open Door")
        colleague = phone(NEW_WORDS)
        colleague.page.goto(f"/join/{code}/name")
        for step in ("Use this name", "I wrote it down"):
            taps(colleague.page, step)
        for label in ("Your secret words", "The same words once more"):
            colleague.page.get_by_label(label).fill(NEW_WORDS)
        taps(colleague.page, "Join")
        colleague.page.wait_for_url("**/promise")
    advocate.page.goto(f"/everyone/{space}/introduce")
    advocate.page.locator("section", has_text="Ana Ruiz").get_by_role("button").click()
    youth.page.goto("/people")
    youth.page.goto("/share")
    taps(youth.page, "Ana Ruiz", exact=False)
    youth.sends_what_is_new_at(youth.page.url)
    colleague.page.goto("/staff")
    taps(colleague.page, "Ana Ruiz", exact=False)
    colleague.sends_on()


def mends_what_she_would_share(youth):
    """She looks at it, changes a line, leaves one out, and does not share it."""
    page = youth.page
    starts_to_share(page, "Dr. Patel", ("school",))
    chooses_what_for_and_until(page, "to book visits", "30 days")
    for press in ("Change it", "That's not right"):
        taps(page, press)
        taps(page, "Save")
        says(page, "This is how it looks now.")
    taps(page, "Leave it out")
    says(page, "It is left out.")
    taps(page, "Don't share")


def shares_with_the_police(youth):
    page = youth.page
    starts_to_share(page, "Det. Cole", ("school",))
    taps(page, "Back")
    taps(page, "Next")
    chooses_what_for_and_until(page, "to help me in court", "30 days")
    youth.sends_on()


def ends_what_she_shares(youth, advocate, doctor, counsellor, space):
    """One share is stopped, asked about, undone and paused; for one, somebody heard her say it."""
    page = youth.page
    for reader in (doctor.page, counsellor.page):
        reader.goto("/shared")
        taps(reader, "Mari", exact=False)
    # What he has open goes blank by itself once she stops, and leads elsewhere.
    doctor.page.goto("/shared")
    for place in ("/people", "More about Dr. Patel", "Stop sharing this"):
        page.goto(place) if place.startswith("/") else taps(page, place)
    page.wait_for_url("**/receipts/*")
    asks_to_stop_using(page, "Dr. Patel")
    taps(page, "Don't ask any more")
    asks_to_stop_using(page, "Dr. Patel")
    doctor.page.goto("/shared")
    taps(doctor.page, "I can't, because...")
    doctor.page.get_by_label("I can't, because...").fill("It is in a chart.")
    taps(doctor.page, "Send")
    taps(page, "Undo")
    page.get_by_label("Your secret words").fill(PASSPHRASE)
    for press in ("Yes, share it again", "Pause until a day"):
        taps(page, press)
    page.get_by_label("In a week").check()
    taps(page, "Pause it")
    for place in ("/people", "More about Jo Lindqvist", "Pause all for a week"):
        page.goto(place) if place.startswith("/") else taps(page, place)
    page.get_by_text("Paused. We ask you on").wait_for()
    advocate.page.goto(f"/told/{space}")
    advocate.page.get_by_label("Whose name did you hear?").fill("Okafor")
    taps(advocate.page, "Stop sharing")
    advocate.page.wait_for_url("**/told")
    advocate.page.goto("/told/by-name")
    advocate.page.get_by_label("How do you call the young person?").fill("Nobody")
    advocate.page.get_by_label("Whose name did you hear?").fill("Nobody")
    taps(advocate.page, "Stop sharing")
    advocate.page.wait_for_url("**/told")
    advocate.page.goto("/told/by-name/yes")
    advocate.page.get_by_label("How do you call the young person?").fill("Nobody")
    advocate.page.get_by_label("What is their name?").fill("Nobody")
    taps(advocate.page, "Stop it")
    advocate.page.wait_for_url("**/told")
    page.goto("/people")
    page.goto("/people/past")
    taps(page, "Mr. Okafor", exact=False)
    asks_to_stop_using(page, "Mr. Okafor")
    counsellor.page.goto("/shared")
    taps(counsellor.page, "I will")


def asks_to_stop_using(page, name):
    taps(page, "Ask them to stop using it")
    page.get_by_label("Your secret words").fill(PASSPHRASE)
    taps(page, f"Ask {name} to stop")
    page.get_by_role("button", name="Don't ask any more").wait_for()


def keeps_somebody_away(youth, advocate, caseworker, officer, space):
    """An officer shuts his own door; a caseworker keeps a parent away, and lets back; an advocate
    adds a court's paper; and the youth does it with one tap, and undoes it."""
    officer.page.goto(f"/shared/{space}")
    taps(officer.page, "from outside", exact=False)
    for number, button in enumerate(("Keep away now", "Let back")):
        caseworker.page.goto(f"/doors/{space}")
        caseworker.page.get_by_label("The full name of the person").nth(number).fill("Denise")
        caseworker.page.get_by_label("Your secret words").fill(PASSPHRASE)
        taps(caseworker.page, button)
    advocate.page.goto(f"/doors/{space}")
    taps(advocate.page, "I have seen it")
    adds_the_order(advocate.page)
    saves_the_order(youth.page)
    youth.page.goto("/people")
    taps(youth.page, "More about Det. Cole")
    taps(youth.page, "I don't want this person to know things")
    taps(youth.page, "More about Det. Cole")
    taps(youth.page, "Something about this person")
    for button in ("Show it", "Undo it"):
        youth.page.get_by_label("Your secret words").fill(PASSPHRASE)
        taps(youth.page, button)
        youth.page.wait_for_load_state()


def adds_the_order(page):
    for press in ("Denise", "I say the same"):
        taps(page, press)
    page.get_by_text("Write down more").click()
    paper = {"name": "order.png", "mimeType": "image/png", "buffer": png()}
    page.get_by_label("The order: a photo or a PDF").set_input_files(paper)
    taps(page, "Save")
    page.get_by_role("img", name="The order of the court").wait_for()
    page.get_by_text("If Denise asks at the desk").click()
    taps(page, "This person asked today")
    says(page, "Whoever keeps the keys reads it.")


def saves_the_order(page):
    page.goto("/people")
    for press in ("More about Denise", "Something about this person"):
        taps(page, press)
    page.get_by_label("Your secret words").fill(PASSPHRASE)
    taps(page, "Show it")
    page.get_by_text("Save it on this phone").click()
    page.get_by_label("Your secret words").fill(PASSPHRASE)
    with page.expect_download():
        taps(page, "Save the file")


def hands_the_tablet_over(advocate, space):
    advocate.page.goto(f"/with/{space}")
    taps(advocate.page, "Hand over")
    advocate.sends_one_at("/everyone")


def damages(store, space):
    """As somebody leaves it who wrote in the database: a list is lost in one part, lines in
    another."""
    sections = authority_over(store, space).sections
    store.db.execute("delete from items where section_id = ?", [sections[kinds.PROMISES]])
    store.db.execute("update sections set sealed_list = null where id = ?", [sections["school"]])


def writes_too_slowly(youth, clock):
    youth.page.goto("/say")
    youth.page.locator("textarea").fill("More time outside")
    clock.now += timedelta(minutes=11)
    taps(youth.page, "Save")
    taps(youth.page, "Sign in")
    signs_in_as(youth.page, "youth", PASSPHRASE)
    youth.page.wait_for_url("**/say")
    youth.sends_on(LATER)


def is_asked_after_a_month(youth, clock):
    clock.now += timedelta(days=31)
    signs_in_as(youth.page, "youth", PASSPHRASE)
    youth.page.wait_for_url("**/today")
    while youth.page.locator("form[action$='/confirmation']").count():
        taps(youth.page, "Yes, that's it")
        youth.page.wait_for_load_state()
    in_two_tabs(youth.page, "Yes, only I use it", "Skip")
    in_two_tabs(youth.page, "No", "Yes")
    in_two_tabs(youth.page, "Ask me later", "No")


def changes_all_secrets(youth, phone):
    youth.typed |= again(NEW_WORDS)
    youth.sends_one_at("/account/words")
    youth.typed["passphrase"] = NEW_WORDS
    youth.sends_one_at("/account/code")
    code = youth.page.locator("p.words-hers").inner_text()
    other = phone(NEWEST_WORDS, name="youth", code=code, **again(NEWEST_WORDS))
    other.sends_one_at("/sign-in")
    other.sends_one_at("/lost-words")
    other.typed |= again(NEW_WORDS)
    other.sends_one_at("/account/someone-knows")


def again(words):
    return {"new_passphrase": words, "new_passphrase_again": words}


@pytest.mark.usefixtures("everybody_did_everything")
def test_every_form_is_sent_over_https(posts):
    missing = posts.views() - set(posts.answers)

    assert sorted(missing) == sorted(NO_FORM)


@pytest.mark.usefixtures("everybody_did_everything")
def test_every_form_is_taken(posts):
    refused = {view: said for view, said in posts.answers.items() if min(said) >= 400}

    assert not refused
