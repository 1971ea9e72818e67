"""She keeps a photo of her ID where only she can open it, looks at it, saves it, takes it out."""

import pytest
from papers_cast import PDF, PLACE, exif, segment
from people import does_not_say, says, taps
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("people")
TOO_MUCH = b"%PDF-" + bytes(11 * 1024 * 1024)


@pytest.fixture
def youth(signed_in):
    page = signed_in("youth")
    page.goto("/plan/a13")
    taps(page, "My papers")
    return page


@pytest.fixture
def photo(youth):
    """As a phone takes it: larger than a form usually is, and saying where it was taken."""
    taken = youth.screenshot(type="jpeg", quality=90, full_page=True)
    return taken[:2] + segment(0xE1, exif(1)) + segment(0xED, bytes(60_000)) * 40 + taken[2:]


def adds(page, content, name="My ID", as_="IMG_0001.jpg"):
    taps(page, "Add a paper")
    page.get_by_label("A photo or a PDF").set_input_files(
        {"name": as_, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_label("A name for it").fill(name)
    taps(page, "Save")


def test_a_photo_is_added_looked_at_and_taken_out(youth, photo):
    adds(youth, photo)
    taps(youth, "My ID", exact=False)
    expect(youth.locator("img.paper")).to_have_js_property("naturalWidth", 360)
    says(youth, "Take this paper out")
    youth.get_by_text("Take this paper out").click()
    taps(youth, "Take it out")

    says(youth, "Nothing here yet.")


def test_what_is_saved_on_the_phone_says_no_place(youth, photo):
    adds(youth, photo)
    taps(youth, "My ID", exact=False)
    youth.get_by_text("Save it on this phone").click()
    says(youth, "If someone opens this file, they can read it.")
    with youth.expect_download() as coming:
        taps(youth, "Save the file")

    assert coming.value.suggested_filename == "file.jpg"
    assert PLACE in photo
    assert PLACE not in coming.value.path().read_bytes()


def test_a_pdf_is_saved_and_never_shown(youth):
    adds(youth, PDF, name="From the court")
    taps(youth, "From the court", exact=False)
    youth.get_by_text("Save it on this phone").click()
    with youth.expect_download() as coming:
        taps(youth, "Save the file")

    assert youth.locator("img.paper, iframe, embed, object").count() == 0
    assert coming.value.path().read_bytes() == PDF


def test_too_big_a_file_is_said_and_the_name_stays(youth):
    adds(youth, TOO_MUCH, name="All my papers")

    says(youth, "This file is too big. It can have 10 MB.")
    expect(youth.get_by_label("A name for it")).to_have_value("All my papers")


def test_a_web_page_that_calls_itself_a_picture_is_not_kept(youth):
    adds(youth, b"<html><script>document.title = 'in'</script>", as_="id.png")

    says(youth, "We can keep photos (JPEG, PNG) and PDF files.")
    taps(youth, "Don't save")
    says(youth, "Nothing here yet.")


def test_a_picture_opened_by_itself_comes_back_to_a_page_with_a_way_out(youth, photo):
    adds(youth, photo)
    taps(youth, "My ID", exact=False)
    here = youth.url
    youth.goto(youth.locator("img.paper").get_attribute("src"))

    assert youth.url == here
    says(youth, "Exit")


def test_the_page_lies_within_a_small_screen(youth, photo):
    youth.set_viewport_size({"width": 320, "height": 640})
    adds(youth, photo, name="x" * 120)
    for link in ("Add a paper", "xxx"):
        taps(youth, link, exact=False)
        youth.wait_for_url("**/papers/*")
        assert youth.evaluate("document.documentElement.scrollWidth") <= 320
        youth.goto("/papers")
    does_not_say(youth, "Nothing here yet.")
