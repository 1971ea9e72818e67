"""J9: a law makes her advocate tell one line; she reads what, to whom and why, and is heard."""

import pytest
from pages_cast import grant
from papers_cast import PDF, png
from people import WORDS, does_not_say, reloads, says, signs_in, taps, ticks_folded

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def advocate(signed_in):
    return signed_in("advocate")


@pytest.fixture
def youth(signed_in):
    return signed_in("youth")


def starts_to_tell(page, why):
    page.goto("/everyone")
    taps(page, "Mari", exact=False)
    taps(page, "A law or a court makes me tell")
    taps(page, "Write down a new one")
    taps(page, why)


def says_what_it_is(page, when, law="Family Code 261"):
    ticks_folded(page, "Call the clinic")
    page.get_by_label("Whom do you tell? The name").fill("Ms. Gray")
    page.get_by_label("Where do they work?").fill("Lake County")
    page.get_by_label("Which law, or which order of which court and day?").fill(law)
    page.get_by_label("Who decided that it must be told?").fill("Tasha")
    page.get_by_label("It says I must tell").check()
    page.get_by_label(when).check()
    page.locator("[name=steps]").fill("Asked them to call on Monday.")
    page.locator("[name=notice]").fill("Told at the office on Tuesday.")


def writes_it_down(page):
    page.get_by_label("Your secret words").fill(WORDS)
    taps(page, "Write it down")


def reports(page, when="I told them before"):
    starts_to_tell(page, "A law makes me report it")
    page.get_by_label("Who takes the report? A name or number").fill("Worker 12")
    says_what_it_is(page, when)


def reads_what_was_told(page, link="had to tell Lake County."):
    page.goto("/today")
    taps(page, "There is something new in Who looked.")
    taps(page, link, exact=False)


def test_what_cannot_be_kept_private_is_said_before_anybody_asks(advocate, space):
    advocate.goto(f"/with/{space.id}")

    says(advocate, "the law may make me tell")


def test_she_reads_the_one_line_that_was_told_and_is_heard(advocate, youth):
    reports(advocate)
    writes_it_down(advocate)
    says(advocate, "You can tell it now, in your own way.")

    reads_what_was_told(youth)
    says(youth, "Tasha had to tell Lake County one thing about you. The law made them tell.")
    says(youth, "You can read what was sent.")
    says(youth, "Call the clinic")
    does_not_say(youth, "Fix my tooth")
    taps(youth, "I'm upset about this")
    says(youth, "Tasha sees this first")

    advocate.goto("/everyone")
    says(advocate, "Mari is upset about what was told")


def test_nobody_gets_in_by_it_and_no_sharing_changes(advocate, youth, signed_in):
    youth.goto("/people")
    before = youth.inner_text("main")
    reports(advocate)
    writes_it_down(advocate)

    youth.goto("/people")
    assert youth.inner_text("main") == before
    stranger = signed_in("stranger")
    stranger.goto("/shared")
    says(stranger, "Nothing here right now.")


def test_a_lawyers_paper_stops_at_the_lawyer(advocate, youth):
    starts_to_tell(advocate, "A lawyer sent me a paper and wants answers")

    says(advocate, "A lawyer's paper is not the same as a court's order.")
    says(advocate, "Call the lawyer of the place where you work.")
    assert not advocate.locator("main form").count()


def picks_the_order(page, content, type_="image/png"):
    file = {"name": "order", "mimeType": type_, "buffer": content}
    page.get_by_label("The order: a photo or a PDF").set_input_files(file)


def sees_the_paper(page):
    paper = page.locator("img.paper")
    paper.evaluate("img => img.decode()")
    assert paper.evaluate("img => img.naturalWidth") > 0


def test_an_order_goes_out_after_a_second_person_looked(advocate, signed_in, shared, youth):
    starts_to_tell(advocate, "A court made an order")
    picks_the_order(advocate, png(300))
    says_what_it_is(advocate, "We do it together", "Lake County Court, order 12, June 1")
    advocate.get_by_label("Dr. Patel").check()
    writes_it_down(advocate)
    says(advocate, "Don't tell it yet.")

    second = signed_in("member")
    second.goto("/shared")
    taps(second, "Somebody asks you to look at a court's order.")
    taps(second, "asks you to look at an order.", exact=False)
    sees_the_paper(second)
    second.get_by_label("Your secret words").fill(WORDS)
    taps(second, "I looked. It may go out")
    says(second, "You looked at it. It can go out.")
    reloads(advocate)
    says(advocate, "You can tell it now, in your own way.")
    reads_what_was_told(youth)
    sees_the_paper(youth)


def test_she_saves_the_order_and_a_pdf_is_on_no_page(advocate, youth, shared):
    starts_to_tell(advocate, "A court made an order")
    picks_the_order(advocate, PDF, "application/pdf")
    says_what_it_is(advocate, "I told them before")
    advocate.get_by_label("Dr. Patel").check()
    writes_it_down(advocate)

    reads_what_was_told(youth, "has to tell Lake County.")
    says(youth, "It has not gone out yet.")
    does_not_say(youth, "What was sent")
    says(youth, "A PDF does not open on this page.")
    assert not youth.locator("img.paper, iframe, embed, object").count()
    youth.get_by_text("Save it here").click()
    with youth.expect_download() as saved:
        taps(youth, "Save the file")
    assert saved.value.suggested_filename == "file.pdf"
    assert saved.value.path().read_bytes() == PDF


def test_what_was_put_off_comes_by_itself_with_both_dates(
    advocate, youth, signed_in, clock, store, cast, space
):
    grant(store, cast.youth, space, cast.member, {"body": None}, 300)
    reports(advocate, "It is not safe to tell them yet")
    advocate.get_by_label("It could put someone in danger now").check()
    writes_it_down(advocate)
    youth.goto("/looked")
    does_not_say(youth, "had to tell")

    second = signed_in("member")
    second.goto(f"/reports/{space.id}")
    second.locator("summary").first.click()
    second.get_by_label("A court order says not yet").check()
    second.get_by_label("Your secret words").fill(WORDS)
    taps(second, "Put it off")
    says(second, "Now only a court can do that.")

    clock.forward(days=14)
    signs_in(youth, "youth")
    reads_what_was_told(youth)
    says(youth, "It was told on Wednesday, June 3. You can read it since Wednesday, June 17.")
    says(youth, "Dr. Patel put it off once more")
