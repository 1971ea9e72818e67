"""A law makes the advocate tell: the forms of it, as somebody fills them in over HTTPS."""

from papers_cast import png
from people import taps
from walking import PASSPHRASE

OPEN_ALL = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"


def tells_by_law(youth, advocate, doctor, space):
    """An order that a second person looks at, a report that is told later, and still later."""
    _writes_down(advocate.page, f"/reports/{space}/new/order", "We do it together", "Dr. Patel")
    doctor.page.goto("/reports")
    taps(doctor.page, "asks you to look", exact=False)
    _signs(doctor.page, "I looked. It may go out")
    _writes_down(
        advocate.page, f"/reports/{space}/new/law", "It is not safe to tell them yet",
        "It could put someone in danger now",
    )  # fmt: skip
    doctor.page.goto(f"/reports/{space}")
    doctor.page.evaluate(OPEN_ALL)
    doctor.page.get_by_label("A court order says not yet").check()
    _signs(doctor.page, "Put it off")
    youth.page.goto("/looked/told")
    taps(youth.page, "had to tell", exact=False)
    taps(youth.page, "I'm upset about this")
    youth.page.wait_for_url("**/looked/sent")


def _writes_down(page, address, *choices):
    page.goto(address)
    page.evaluate(OPEN_ALL)
    page.locator("[name=lines][value^=a2-]").first.check()
    for name in ("to_name", "to_agency", "law", "decided_by", "told_whom", "drug_order",
                 "steps", "notice"):  # fmt: skip
        if page.locator(f"[name={name}]").count():
            page.fill(f"[name={name}]", "Lake County")
    if page.locator("[name=only_on_paper]").count():
        photo = {"name": "order.png", "mimeType": "image/png", "buffer": png(80)}
        page.locator("[name=paper]").set_input_files(photo)
    page.get_by_role("radio", name="It says I must tell").check()
    for choice in choices:
        page.get_by_role("radio", name=choice).check()
    _signs(page, "Write it down")


def _signs(page, press):
    page.get_by_label("Your secret words").fill(PASSPHRASE)
    with page.expect_navigation():
        taps(page, press)
