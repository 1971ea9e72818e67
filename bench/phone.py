"""How long until the sign-in form can be used on a cheap phone with a slow line."""

from bench.phones import NO_CHROMIUM, SCREEN, browser, chromium
from bench.rows import Row, Spread, not_measured
from bench.serving import serving
from bench.worlds import world

MOST = 0.8
RUNS = 5
BYTES_PER_SECOND = 1_600_000 // 8
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": BYTES_PER_SECOND,
    "uploadThroughput": BYTES_PER_SECOND,
}
SLOWER = 4
WHAT = "the sign-in form usable on a cheap phone (1.6 Mbit/s, 150 ms, CPU/4)"
BUDGET = f"under {MOST} s"
# Both: the form is there, and it is painted.
USABLE = """() => Math.max(
    performance.getEntriesByType("navigation")[0].domInteractive,
    performance.getEntriesByName("first-contentful-paint")[0].startTime,
)"""


def measure() -> list[Row]:
    if not chromium():
        return [not_measured(WHAT, BUDGET, NO_CHROMIUM)]
    with world(items=1, readers=0) as made, serving(made) as server, browser() as opened:
        address = f"http://127.0.0.1:{server.port}/sign-in"
        times = Spread.of(_usable(opened, address) / 1000 for _ in range(RUNS))
    is_met = times.middle < MOST
    closing = "" if is_met else "fewer round trips before the first paint"
    return [Row(WHAT, times.said(" s"), BUDGET, is_met, closing)]


def _usable(opened, address: str) -> float:
    context = opened.new_context(viewport=SCREEN, service_workers="block")
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    found = page.evaluate(USABLE)
    context.close()
    return found
