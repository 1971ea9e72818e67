"""What is folded says how much of it is ticked, and a sheet of paper opens all of it."""

import pytest


@pytest.fixture
def opened(browser, gallery, walk):
    """opened("consent/receipt.html"): the first of these pages, before a phone without script."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False, service_workers="block"
    )
    page = context.new_page()

    def open_page(template, who="youth on the way"):
        found = next(one for one in walk(who, "en").pages if one.template == template)
        page.goto(gallery.show(found.html))
        return page

    yield open_page
    context.close()


def test_the_name_of_a_fold_says_whether_all_some_or_none_is_ticked(opened):
    page = opened("joining/choices.html", "newcomer")
    fold = page.locator("details", has=page.locator("[value=legal]"))
    said = fold.locator(".tag:visible")
    assert said.inner_text() == "None"

    fold.locator("summary").click()
    fold.locator("[value=legal]").check()
    assert said.inner_text() == "Some"

    fold.locator("[value=immigration]").check()
    assert said.inner_text() == "All"


def test_a_tick_on_a_part_says_what_it_means(opened):
    page = opened("consent/share_what.html")
    meaning = page.locator(".part", has=page.locator("[value=school]")).locator(".when-ticked")
    page.uncheck("[name=areas][value=school]")
    assert not meaning.is_visible()

    page.check("[name=areas][value=school]")
    assert meaning.is_visible()


def test_a_printed_receipt_shows_what_was_told_before_signing(opened):
    page = opened("consent/receipt.html")
    told = page.locator("details li").first
    assert not told.is_visible()

    page.emulate_media(media="print")
    assert told.is_visible()
