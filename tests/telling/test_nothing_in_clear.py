"""Claim: what a law made somebody tell, to whom and why, is read in no file of ours."""

from in_clear import read_in_clear

SAID = {
    field: f"sentinel-{field}-said"
    for field in ("to_name", "to_agency", "law", "decided_by", "told_whom")
}


def test_no_file_holds_a_word_of_it(tell, settings, tmp_path, advocate_client):
    answer = tell(**SAID)
    assert answer.status_code == 303
    assert SAID["to_name"] in advocate_client.get(answer.location).text

    assert not read_in_clear(settings, tmp_path, SAID.values())
