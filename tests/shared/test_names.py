"""Claim: a reader finds the name she chose for them on every page that is about her."""

import pytest
from sharing_cast import text_of


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ("/reports/{}/new", "Tell Mari first, if you safely can."),
        ("/doors/{}", "Keep somebody away from Mari"),
        ("/entered/{}", "Mari"),
    ],
)
def test_other_pages_about_her_use_the_same_name(
    share, cast, member_client, people, where, sentence
):
    share(cast.member)

    assert sentence in text_of(member_client.get(where.format(people.id)))
