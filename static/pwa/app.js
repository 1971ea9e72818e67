// The two elements every page needs. They share one file because the first page
// may cost five requests in all: page, style, this, sprite, tab icon.

const EXIT = "/exit";
const NEUTRAL = "/measures";
const SHIFT_WITHIN = 5000;
const FIELDS = "input, textarea, select, [contenteditable]";

// The page names the worker only for somebody signed in: before that, nothing is set on this phone.
const { worker } = document.documentElement.dataset;

// Taking the page out also takes out <unsaved-words>, which would otherwise ask to stay.
function cover() {
  document.documentElement.classList.add("left");
  document.querySelector("main")?.remove();
  globalThis.speechSynthesis?.cancel();
}

/** Wraps the plain Exit link: covers first, then leaves. */
export class QuickExit extends HTMLElement {
  #presses = [];
  #otherTabs = new BroadcastChannel("exit");
  #onKey = (event) => this.#countShift(event);
  #onShow = () => document.documentElement.classList.contains("left") && this.#turnAway();

  connectedCallback() {
    this.addEventListener("click", this);
    document.addEventListener("keydown", this.#onKey);
    addEventListener("pageshow", this.#onShow);
    this.#otherTabs.onmessage = () => this.#turnAway();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onKey);
    removeEventListener("pageshow", this.#onShow);
    this.#otherTabs.close();
  }

  handleEvent(event) {
    if (!event.target.closest("a")) return;
    event.preventDefault();
    this.leave();
  }

  leave() {
    cover();
    this.#say("leaving");
    navigator.sendBeacon(EXIT);
    this.#otherTabs.postMessage("leave");
    this.#turnAway();
    if (worker) localStorage.setItem("left", "1");
  }

  #turnAway() {
    cover();
    location.replace(NEUTRAL);
  }

  #countShift({ key, repeat, target }) {
    if (repeat) return;
    if (key !== "Shift" || target.closest?.(FIELDS)) return void (this.#presses = []);
    const now = performance.now();
    this.#presses = [...this.#presses.filter((then) => now - then < SHIFT_WITHIN), now];
    if (this.#presses.length > 2) return this.leave();
    this.#say(this.#presses.length === 1 ? "pressed-once" : "pressed-twice");
  }

  #say(name) {
    const spoken = this.querySelector("[role=status]");
    if (spoken) spoken.textContent = this.getAttribute(name) ?? "";
  }
}

/** Covers the page while another app or tab is in front. Nothing on the web can stop a screenshot. */
export class CoverWhenHidden extends HTMLElement {
  #onChange = () => document.documentElement.classList.toggle("covered", document.hidden);

  connectedCallback() {
    document.addEventListener("visibilitychange", this.#onChange);
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#onChange);
  }
}

customElements.define("quick-exit", QuickExit);
customElements.define("cover-when-hidden", CoverWhenHidden);

if (worker) addEventListener("load", () => navigator.serviceWorker?.register(worker));

// An Exit without signal has not ended the session yet: the next page that opens does.
if (localStorage.getItem("left")) {
  localStorage.removeItem("left");
  if (worker) document.querySelector("quick-exit").leave();
}
