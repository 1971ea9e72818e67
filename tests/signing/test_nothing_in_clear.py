"""Claim: what she shares for, what a parent asks, and a name signed are read in no file of ours."""

from in_clear import read_in_clear
from pages_cast import WORDS, send
from sharing_cast import Steps

from webapp.space.cosigning import waiting_for

FOR, ASKED, SIGNED = (f"sentinel-{what}-words" for what in ("for", "asked", "signed"))


def test_no_file_holds_a_word_of_it(
    youth_client, guardian_client, store, cast, papers, denise, settings, tmp_path
):
    steps = Steps(youth_client, cast.member.account).begin()
    steps.send("/share/what", lines=[papers])
    steps.send("/share/why", purpose="own-words", words=FOR).send("/share/until", days="30")
    steps.send("/share/think").send("/share/look").send("/share/signer", link=denise.account)
    assert steps.send("/releases", passphrase=WORDS).page.status_code == 303
    page = f"/asked/{waiting_for(store, cast.guardian)[0].offer}"
    assert FOR in guardian_client.get(page).text
    send(guardian_client, f"{page}/question", page, words=ASKED)
    send(guardian_client, f"{page}/yes", page, sees="this")
    signed = send(guardian_client, f"{page}/signature", page, signed_as=SIGNED, passphrase=WORDS)
    assert signed.status_code == 303

    assert not read_in_clear(settings, tmp_path, (FOR, ASKED, SIGNED, "Denise", WORDS))
