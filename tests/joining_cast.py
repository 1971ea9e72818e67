"""Walking the way in, as somebody with a phone and an advocate with a tablet do it."""

import html
import re

from pages_cast import WORDS, send

OWN = "purple llama under seven hats"
NEW = {"name": "Mari", "picture": "sun", "phone": "no", "will": "find a bus pass", "by": ""}


def code_on(page):
    """The code in the link that an invite page shows."""
    return re.search(r"/join/(\w{8})", page).group(1)


def walk(phone, code, words=OWN, keep="skip", **called):
    """All steps of a youth with everything optional skipped; returns the last answer."""
    phone.get(f"/join/{code}")
    phone.get(f"/join/{code}/name")
    if called:
        send(phone, f"/join/{code}/called", **called)
    send(phone, f"/join/{code}/code", keep=keep)
    return send(phone, f"/join/{code}/words", passphrase=words, passphrase_again=words)


def six(page):
    block = re.search(r"<ol class=\"[^\"]*six.*?</ol>", page, re.S).group(0)
    return re.findall(r"<li>(.*?)</li>", block)


def bare(page):
    """Without form tokens and the address it was asked for under."""
    return re.sub(r"<input[^>]*>", "", page)


def press_same(tablet, begun, passphrase=WORDS):
    seen = re.search(r'name="seen" value="(\d+)"', tablet.get(begun).text).group(1)
    return send(tablet, f"{begun}/same", begun, seen=seen, passphrase=passphrase)


def name_of(phone, code):
    page = phone.get(f"/join/{code}/name").text
    return html.unescape(re.search(r'words-hers" translate="no">(.*?)<', page).group(1))
