"""What she lets be opened in an emergency, opened, looked back on and read, as people do it."""

from people import says, taps
from walking import PASSPHRASE


def allows(page, name, parts=(), secret=PASSPHRASE):
    """On the page about that person; `parts` are ticked beside those that are ticked already."""
    page.goto("/people")
    taps(page, f"More about {name}")
    taps(page, "Read what it means")
    for part in parts:
        page.evaluate(OPEN_ALL)
        page.get_by_label(part).check()
    page.get_by_label("Your secret words").fill(secret)
    taps(page, "Yes, in an emergency")
    says(page, "Nothing is open now.")


OPEN_ALL = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"


def opens(page, name, parts, why, secret=PASSPHRASE):
    page.goto("/openings")
    taps(page, name, exact=False)
    for part in parts:
        page.get_by_label(part).check()
    page.get_by_label("Why now? One sentence").fill(why)
    page.get_by_label("Your secret words").fill(secret)
    taps(page, "Open for four hours")
    says(page, "Opened in an emergency. Open until")


def looks_back(page, name, how, said):
    page.goto("/openings")
    page.locator("a[href^='/look-backs/']", has_text=name).first.click()
    page.get_by_label(how, exact=True).check()
    page.get_by_label("In one sentence: why?").fill(said)
    taps(page, "Save")
    says(page, "Thank you. The young person reads it.")


def reads_of_it(page, name):
    page.goto("/looked/opened")
    page.locator("a[href^='/looked/opened/']", has_text=name).first.click()
    says(page, "Why, in the words of")


def takes_it_back(page, name):
    page.goto("/people")
    taps(page, f"More about {name}")
    taps(page, "Take it back")
    says(page, f"{name} can't open anything in an emergency.")


def lives_through_an_emergency(youth, advocate, coordinator):
    """All its forms, once each, in the demo."""
    takes_it_back(youth.page, "Maria")
    allows(youth.page, "Maria", ["If things go wrong"])
    opens(coordinator.page, "Mari", ["If things go wrong"], "Did not come home.")
    looks_back(advocate.page, "Maria", "It was right", "They were found.")
    reads_of_it(youth.page, "Maria")
    says(youth.page, "They were found.")
    taps(youth.page, "I'm upset about this")
    youth.page.wait_for_url("**/looked/sent")
