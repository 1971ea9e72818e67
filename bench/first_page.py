"""The first page of somebody signed out, cold, over the wire; then what each further page adds."""

from bench.phones import NO_CHROMIUM, SCREEN, browser, chromium
from bench.rows import Row, not_measured
from bench.serving import serving
from bench.walking import sizes_of_pages
from bench.worlds import world

MOST_KB, MOST_REQUESTS, MOST_MORE_KB = 20, 5, 12
WHAT = "the first page, everything included, cold, from the bare address"
BUDGET = f"at most {MOST_KB} KB in at most {MOST_REQUESTS} requests"
LARGEST = 3


def measure() -> list[Row]:
    return [_first(), _further()]


def _first() -> Row:
    if not chromium():
        return not_measured(WHAT, BUDGET, NO_CHROMIUM)
    with world(items=1, readers=0) as made, serving(made) as server, browser() as opened:
        sizes = _on_the_wire(opened, f"http://127.0.0.1:{server.port}/")
    size = sum(sizes) / 1000
    is_met = size <= MOST_KB and len(sizes) <= MOST_REQUESTS
    return Row(
        WHAT, f"{size:.1f} KB in {len(sizes)} requests", BUDGET, is_met,
        "" if is_met else "fewer files: what the first page does not use belongs in a later one",
    )  # fmt: skip


def _on_the_wire(opened, address: str) -> list[int]:
    """Bytes of each answer with its head, redirects included."""
    context = opened.new_context(viewport=SCREEN, service_workers="block")
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    sizes: list[int] = []
    line.on("Network.loadingFinished", lambda said: sizes.append(said["encodedDataLength"]))
    line.on(
        "Network.requestWillBeSent",
        lambda said: (
            sizes.append(said["redirectResponse"]["encodedDataLength"])
            if "redirectResponse" in said
            else None
        ),
    )
    page.goto(address, wait_until="networkidle")
    context.close()
    return sizes


def _further() -> Row:
    found = sizes_of_pages()
    over = {page: size / 1000 for page, size in found.items() if size / 1000 > MOST_MORE_KB}
    largest = sorted(found, key=found.get, reverse=True)[:LARGEST]
    said = ", ".join(f"{page} {found[page] / 1000:.1f} KB" for page in largest)
    return Row(
        "every further page, of the demo's people",
        f"{len(found)} kinds of page; the largest: {said}",
        f"at most {MOST_MORE_KB} KB more",
        not over,
        f"{len(over)} above it; pages carry form tokens and so are sent as they are, since the"
        " length of a compressed page tells about its tokens" if over else "",
    )  # fmt: skip
