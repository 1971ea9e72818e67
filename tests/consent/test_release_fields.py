"""A release says everything the law asks of it, and nothing of what she weighed before."""

import pytest
from pages_cast import WORDS, grant
from sharing_cast import Steps, text_of

from webapp.care.plans import Goal, Line
from webapp.care.records import records, save
from webapp.care.showing import releases_read_by, shown
from webapp.care.terms import record_in
from webapp.care.weighing import Weighed, weighed_for
from webapp.consent.decisions import Decision
from webapp.consent.ends import stop_one
from webapp.consent.limits import limits_for
from webapp.consent.offers import scope_of
from webapp.consent.people import document_of
from webapp.consent.said_by_law import OF_REGIME, OF_SPECIAL
from webapp.consent.sources import MustBeAloneError, alone_in
from webapp.consent.statements import OF_LAW, STATEMENTS
from webapp.consent.walks import walk_for
from webapp.plan.answers import answer
from webapp.plan.goals import add_goal
from webapp.space import kinds
from webapp.space.opening import open_space
from webapp.team.agencies import add_agency, agency_named


@pytest.fixture
def signed(share, cast, store, people):
    """Share, and read what was signed."""

    def make(reader=cast.member, **more):
        return record_in(
            document_of(open_space(store, cast.youth, people.id), share(reader, **more))
        )

    return make


@pytest.fixture
def clinic(store, people):
    """A programme for alcohol and drug help wrote one line of hers."""
    agency = agency_named(store, "Eastside Clinic")
    add_agency(store, agency.name, agency.agreement_until, ("part-2", "hipaa"))
    return save(people, "substances", Goal(team="Group on Mondays"), source=agency.name)


@pytest.fixture
def note(people, clinic):
    """A psychotherapy note among the lines on her mood."""
    return save(
        people,
        "mind",
        Goal(team="What we spoke of", labels=("PSYTHPN", "R")),
        source="Eastside Clinic",
    )


def test_it_names_herself_one_reader_and_an_end(signed, people):
    record = signed()

    assert (record.discloser.who, record.discloser.account) == ("herself", people.me.account)
    assert (record.recipient.name, record.recipient.agency) == ("Dr. Patel", "Eastside Clinic")
    assert record.starts_at < record.review_at < record.ends_at


def test_a_whole_part_goes_on_to_the_last_day_and_a_single_line_is_of_today(signed, people):
    line = people.section("school").items()[0].id
    parts = {part.kind: part for part in signed(areas=("body",), lines=(line,)).what}

    assert parts["body"].lines_until == "2026-07-02"
    assert parts["school"].lines_until == "2026-06-03"
    assert parts["school"].labels == ("FERPA", "N")


def test_it_names_whose_words_they_are_apart_from_her_own(signed, people, store, cast, clinic):
    grant(store, cast.youth, people, cast.advocate, {"body": None}, 30, ("see", "write"))
    theirs = open_space(store, cast.advocate, people.id)
    line = add_goal(theirs, "body", "Dental care", "team")
    answer(open_space(store, cast.youth, people.id), "body", line.id, "yes", 1)
    record = signed(areas=(), lines=(line.id, clinic.id))

    said = [(one.agency, one.people) for one in record.sources]
    assert said == [("Eastside Clinic", ()), ("Open Door", ("Tasha",))]
    assert (record.own_words, record.later) == (False, "")
    assert record.discloser.who == "herself"


def test_preview_and_receipt_say_whose_words_they_are(store, cast, people, youth_client):
    grant(store, cast.youth, people, cast.advocate, {"body": None}, 30, ("see", "write"))
    line = add_goal(open_space(store, cast.advocate, people.id), "body", "Dental care", "team")
    steps = Steps(youth_client, cast.member.account).to_look(areas=(), lines=(line.id,))

    assert "What Open Door wrote: Tasha" in text_of(steps.page)
    assert "Your own words" not in text_of(steps.page)
    receipt = youth_client.get(steps.sign().page.location)
    assert "What Open Door wrote: Tasha" in text_of(receipt)


def test_her_own_words_are_said_to_be_hers(signed, people):
    line = people.section("school").items()[0].id

    assert signed(areas=(), lines=(line,)).own_words is True
    assert signed(areas=(), lines=(line,)).sources == ()


def test_of_a_whole_part_it_says_who_may_write_there_later(signed):
    assert signed(areas=("school",)).later == "whoever-writes-with-her"


def test_what_for_is_said_in_words_and_for_machines(signed):
    assert signed(purpose="court").purpose.reason == "HLEGAL"
    assert signed(purpose="health").purpose.reason == "TREAT"


def test_the_laws_follow_the_agency_that_wrote_it(signed, clinic):
    assert signed(areas=("substances",)).regimes == ("hipaa", "part-2")
    assert signed(areas=("school",)).regimes == ()


def test_what_a_law_wants_said_is_said_before_she_signs(signed, clinic):
    assert "notice-travels" in signed(areas=("substances",)).statements
    assert "notice-travels" not in signed(areas=("school",)).statements


def test_there_is_a_sentence_for_everything_a_law_can_want_said():
    for codes in (*OF_REGIME.values(), *OF_SPECIAL.values()):
        assert {OF_LAW[code] for code in codes} <= STATEMENTS.keys()


def test_court_is_always_a_release_of_its_own(signed, cast):
    assert signed(purpose="court").alone == ("legal-proceedings",)
    assert signed(cast.stranger, purpose="safe").alone == ("legal-proceedings",)
    assert "legal-proceedings" in signed().exclusions


def test_notes_of_therapy_cannot_be_mixed_with_anything(share, cast, people, note, app):
    other = save(people, "mind", Line(hers="music helps"))
    with pytest.raises(MustBeAloneError):
        share(cast.member, areas=(), lines=(note.id, other.id))


def test_notes_of_therapy_alone_take_nothing_else_along(people, cast, note):
    limits = limits_for(cast.member.card)
    scope = scope_of(people, limits, cast.member.account, (), (note.id,), lambda _part: Decision())

    assert scope.parts == {people.authority.sections["mind"]: (note.id,)}
    assert alone_in(people, scope, "health", limits) == ("psychotherapy-notes",)


@pytest.mark.parametrize(
    ("label", "alone"),
    [("PSYTHPN", "psychotherapy-notes"), ("SUD-NOTES", "counselling-notes")],
)
def test_a_line_that_its_author_marked_is_a_release_of_its_own(
    signed, people, clinic, label, alone
):
    marked = Goal(team="What we spoke of", hers="My words", note=label, note_by="x")
    line = save(people, "mind", marked, source="Eastside Clinic")
    record = signed(areas=(), lines=(line.id,))

    assert record.alone == (alone,)
    assert [(part.kind, part.items) for part in record.what] == [("mind", (line.id,))]
    assert "stands-alone" in record.statements


def test_she_reads_which_line_goes_by_itself(people, clinic, youth_client, cast):
    marked = Goal(team="What we spoke of", note="PSYTHPN", note_by="x")
    save(people, "mind", marked, source="Eastside Clinic")
    page = text_of(youth_client.get(f"/people/{cast.member.account}/share"))

    assert "A therapist's own note" in page
    assert "Goes by itself" in page


def test_a_part_with_such_notes_is_not_offered_as_a_whole(app, store, cast, people, note):
    with app.test_request_context("/"):
        walk = walk_for(open_space(store, cast.youth, people.id), cast.member.account)
        offered = {offer.kind: offer.whole for group in walk.offers() for offer in group}

    assert offered.get("mind", False) is False


def test_such_notes_written_later_into_a_shared_part_are_not_shown(share, cast, store, people):
    save(people, "mind", Line(hers="music helps"))
    share(cast.member, areas=("mind",))
    hers = open_space(store, cast.youth, people.id)
    save(hers, "mind", Line(hers="a note", labels=("PSYTHPN",)), source="Eastside Clinic")
    his = open_space(store, cast.member, people.id)

    texts = [said.text for one in shown(his, cast.member.account, releases_read_by(his))
             for part in (*one.sight.says, *one.sight.team) for said in part.lines]  # fmt: skip
    assert texts == ["music helps"]


def test_only_seeing_is_allowed_until_she_ticks_more(signed, people, youth_client, cast):
    assert signed().acts == ("see",)
    steps = Steps(youth_client, cast.member.account).begin()
    steps.send("/share/what", areas=["body"]).send("/share/why", purpose="visits", acts=["talk"])
    steps.send("/share/until", days="30").send("/share/think")

    assert "may talk about it in a meeting" in text_of(steps.page)


def test_a_wrong_answer_explains_and_is_kept_as_explained(people, youth_client, cast, store):
    steps = Steps(youth_client, cast.member.account).begin()
    steps.send("/share/what", areas=["body"]).send("/share/why", purpose="visits")
    steps.send("/share/until", days="30").send("/share/think", sees="plan")
    assert "Dr. Patel sees only what you picked." in text_of(steps.page)
    steps.send("/share/think", risks=["passed-on"]).sign()

    hers = open_space(store, cast.youth, people.id)
    kept = hers.section(kinds.SHARING).items()[-1]
    assert '"teach_back": "explained"' in kept.body["document"].replace("\\", "")


@pytest.fixture
def weighed(people, youth_client, cast, store):
    """She ticked a risk and another way, and shared."""
    steps = Steps(youth_client, cast.member.account).begin()
    steps.send("/share/what", areas=["body"]).send("/share/why", purpose="visits")
    steps.send("/share/until", days="30")
    steps.send("/share/think", risks=["told-at-home"], ways=["letter"]).sign(WORDS)
    return open_space(store, cast.youth, people.id)


def test_what_she_weighed_is_not_in_what_the_reader_holds(weighed, store, cast):
    his = open_space(store, cast.member, weighed.id)
    ((terms, _scope),) = releases_read_by(his)
    kept = weighed.section(kinds.SHARING).items()[-1]

    assert "told-at-home" not in str(kept.body)
    assert "letter" not in str(terms)
    assert kinds.PRIVATE not in his.kinds


def test_what_she_weighed_is_gone_with_every_version_when_it_ends(weighed, store, cast):
    (one,) = records(weighed.section(kinds.PRIVATE), Weighed)
    assert weighed_for(weighed, one.release).risks == ["told-at-home"]
    grant = open_space(store, cast.member, weighed.id).grants[0].id
    stop_one(weighed, grant)

    left = store.db.execute("select count(*) from items where item_id = ?", [one.id]).fetchone()
    assert left == (0,)
