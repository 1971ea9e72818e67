"""Phones for the stories: small, each with a memory of its own, with scripts and without."""

import sys
from pathlib import Path

import pytest
from browsers import PATIENCE, PHONE, expect_no_complaints
from sharing_cast import people, settings, share  # noqa: F401

# importlib mode does not put this folder on the path; the verbs of the stories lie in it.
sys.path.insert(0, str(Path(__file__).parent))

from people import signs_in  # noqa: E402
from tls import self_made  # noqa: E402


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def scripts(request) -> bool:
    """Whether the phones of this story run scripts; each story is told both ways."""
    return request.param


@pytest.fixture
def phone(browser, site, scripts):
    """Give somebody a phone: phone() is one nobody has used before."""
    contexts, complaints = [], []

    def new(**more):
        told = {"locale": "en-US", "java_script_enabled": scripts, **more}
        context = browser.new_context(base_url=site, viewport=PHONE, **told)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        complaints.append(expect_no_complaints(context))
        return context.new_page()

    yield new
    for context in contexts:
        context.close()
    said = [line for lines in complaints for line in lines]
    assert not said, f"the browser complained: {said}"


@pytest.fixture
def signed_in(phone):
    """Somebody of the cast on a phone of their own: signed_in("youth")."""

    def come_in(who):
        page = phone()
        signs_in(page, who)
        return page

    return come_in


@pytest.fixture
def shared_before(share, cast):  # noqa: F811
    """Her doctor may see a part of her plan: how she shares it is a story of its own."""
    return share(cast.member)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    return self_made(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="session")
def trusting(launch, certificate):
    """A browser that takes this one certificate, and still counts it as HTTPS."""
    browser = launch(f"--ignore-certificate-errors-spki-list={certificate[1]}")
    yield browser
    browser.close()
