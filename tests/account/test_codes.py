"""A backup code comes back however it was copied, and nothing else is taken for one."""

import pytest

from webapp.account.codes import NotACodeError, new_code, shown, typed


def test_a_code_is_eight_groups_of_four():
    assert [len(group) for group in shown(new_code()).split()] == [4] * 8


def test_what_was_shown_opens():
    for _ in range(50):
        code = new_code()

        assert typed(shown(code)) == code


def test_case_spaces_dashes_and_look_alikes_do_not_matter():
    code = bytes(19) + b"\x21"
    text = shown(code)

    assert text.endswith("0011")
    assert typed(text.lower().replace(" ", "-").replace("0", "o").replace("1", "l")) == code
    assert typed(text.replace(" ", "").replace("1", "I")) == code


@pytest.mark.parametrize("text", ["", "0000", "U" * 32, "0" * 31, "0" * 33, "ñ" * 32, "٠" * 32])
def test_anything_else_is_not_a_code(text):
    with pytest.raises(NotACodeError):
        typed(text)
