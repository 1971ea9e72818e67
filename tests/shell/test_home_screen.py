"""What stands on a home screen is picked before it is put there, and says nothing of anybody."""

import re

import pytest

from webapp.shell.home_screen import NAMES


@pytest.mark.parametrize("key", NAMES)
def test_each_name_has_a_manifest_and_pictures_of_its_own(client, key):
    page = client.get(f"/home-screen/{key}").text
    address = re.search(r'rel="manifest" href="([^"]+)"', page)[1]
    manifest = client.get(address).get_json(force=True)

    assert manifest["name"] == manifest["short_name"] == NAMES[key]
    assert manifest["id"].endswith(key)
    assert "description" not in manifest
    for picture in manifest["icons"]:
        assert client.get(picture["src"], buffered=True).status_code == 200


def test_nothing_can_be_added_before_a_name_is_picked(client):
    page = client.get("/home-screen").text

    assert "manifest" not in page
    assert all(f"/home-screen/{key}?" in page for key in NAMES)


def test_it_is_said_that_the_choice_stays(client):
    for address in ("/home-screen", "/home-screen/cards"):
        assert "take it off and add it again" in client.get(address).text


def test_whoever_skips_or_goes_on_is_led_back_and_never_elsewhere(client):
    assert 'href="/today">Skip' in client.get("/home-screen?back=/today").text
    assert 'href="/today">Go on' in client.get("/home-screen/notes?back=/today").text
    assert "evil" not in client.get("/home-screen?back=//evil.example").text


def test_the_choice_leaves_nothing_with_a_guest(client):
    assert "Set-Cookie" not in client.get("/manifest-cards.webmanifest").headers


@pytest.mark.parametrize("address", ["/home-screen/x", "/manifest-x.webmanifest"])
def test_another_name_is_no_page(client, address):
    assert client.get(address).status_code == 404
