"""Every form of a share that a parent says yes to, each sent once by whoever sends it."""

from people import says, taps, ticks_folded

from webapp.demo import PASSPHRASE

SECRET = "Your secret words"


def says_yes_too(youth, advocate, mother, space):
    """An advocate adds a parent and says that asking is safe; the youth asks for three yeses:
    one is given, one is not, one is signed on paper. What she kept for another she lets go, and
    asks for it on paper."""
    yeses, desk = f"/everyone/{space}/yeses", advocate.page
    adds_somebody(desk, yeses)
    taps(desk, "Ask a supervisor")
    says(desk, "Please talk it over today.")
    asks_for_a_yes(youth.page, "Dr. Patel", "Bea")
    for reader in ("Dr. Patel", "Jo Lindqvist"):
        asks_for_a_yes(youth.page, reader, "Denise")
    desk.goto(yeses)
    taps(desk, "I have seen it")
    desk.wait_for_url("**/everyone")
    desk.goto(yeses)
    taps(desk, "Make the invite")
    desk.wait_for_url("**/invites/*")
    desk.goto(yeses)
    taps(desk, "Denise, about Dr. Patel")
    stands_by(desk)
    says(desk, "It is written down.")
    answers(mother.page)
    desk.goto(yeses)
    taps(desk, "Has no phone: signs on paper")
    youth.page.goto("/people")
    taps(youth.page, "Don't share")
    has_no_phone(youth.page, desk, yeses)
    desk.goto(f"/told/{space}/yes")
    desk.get_by_label("What is their name?").fill("Nobody")
    taps(desk, "Stop it")


def has_no_phone(youth, desk, yeses):
    """Bea is asked on paper: read out in Spanish, put off, and then it is a no."""
    asks_for_a_yes(youth, "Dr. Patel", "Bea", is_here=True)
    for answer in ("Not now", "They said no"):
        desk.goto(yeses)
        taps(desk, "Bea, about Dr. Patel")
        taps(desk, "Español")
        says(desk, "quiere compartir una cosa.")
        taps(desk, answer)
        says(desk, "That is fine.")


def adds_somebody(page, yeses):
    page.goto(yeses)
    page.get_by_label("Their name").fill("Bea")
    page.get_by_label("A parent", exact=True).check()
    taps(page, "Save")
    taps(page, "What gives Bea the right to sign")
    page.get_by_label("What gives this person the right to sign?").fill("Birth certificate")
    taps(page, "Save")
    says(page, "Birth certificate")
    page.get_by_label("I looked into it.", exact=False).check()
    taps(page, "Save")
    says(page, "Safe to ask.")


def asks_for_a_yes(page, reader, asked, *, is_here=False):
    page.goto("/share")
    taps(page, reader, exact=False)
    ticks_folded(page, "Find my birth paper.")
    taps(page, "Next")
    taps(page, "to help with papers and money")
    taps(page, "30 days")
    for _step in range(2):
        taps(page, "Next")
        page.wait_for_load_state()
    taps(page, f"Ask {asked}")
    if asked == "Bea" and not is_here:
        says(page, "We kept it for you")
    else:
        page.get_by_label(SECRET).fill(PASSPHRASE)
        taps(page, "Yes, and ask for the other yes")
        page.wait_for_url("**/receipts/*")


def stands_by(page):
    page.get_by_label("No, nobody had to").check()
    page.get_by_label("What will be shared?", exact=False).fill("The paper, to book it.")
    page.get_by_label("Yes, the first time").check()
    page.get_by_label("With their name, on paper").check()
    page.get_by_label("Their name, as it stands on the paper").fill("Denise R.")
    page.get_by_label("Where the paper is kept").fill("Folder 7")
    page.get_by_label(SECRET).fill(PASSPHRASE)
    taps(page, "They said yes")


def answers(page):
    opens_first(page)
    taps(page, "Español")
    taps(page, "English")
    says(page, "You can say yes or no.")
    taps(page, "Not now")
    page.wait_for_url("**/home")
    opens_first(page)
    taps(page, "I have a question")
    page.get_by_label("What do you want to ask?").fill("Why this one?")
    taps(page, "Send")
    taps(page, "Another language?", exact=False)
    page.get_by_label("Which language?").fill("K'iche'")
    taps(page, "Ask for it")
    says(page, "Your answer can wait.")
    page.get_by_label("Only what is listed here").check()
    taps(page, "Yes")
    page.get_by_label("Your name").fill("Denise R.")
    page.get_by_label(SECRET).fill(PASSPHRASE)
    taps(page, "Sign my yes")
    taps(page, "Stop my yes")
    says(page, "Your yes has stopped.")
    opens_first(page)
    taps(page, "No")
    page.wait_for_url("**/home")


def opens_first(page):
    page.goto("/home")
    page.get_by_role("link", name="Mari wants to share one thing.").first.click()
