// Asks whether this page may stay open; with anything but a yes it is blanked.

const EVERY = 4000; // An answer may take a moment, and the page must be gone within 5 seconds.
const SILENCES = 3;

export class StillOpen extends HTMLElement {
  #timer;
  #silences = 0;
  #ask = () => document.hidden || this.#askOnce();

  connectedCallback() {
    this.#timer = setInterval(this.#ask, EVERY);
    document.addEventListener("visibilitychange", this.#ask);
    addEventListener("pageshow", this.#ask);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    document.removeEventListener("visibilitychange", this.#ask);
    removeEventListener("pageshow", this.#ask);
  }

  async #askOnce() {
    const status = await this.#status();
    if (!this.isConnected) return;
    this.#silences = status === 0 ? this.#silences + 1 : 0;
    if (status === 204 || (status === 0 && this.#silences < SILENCES)) return;
    this.#blank();
  }

  // No signal is neither yes nor no, so a page survives a short silence.
  async #status() {
    try {
      const wait = { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(EVERY) };
      const answer = await fetch(this.getAttribute("address"), wait);
      return answer.status || 401; // A redirect shows as 0 and means: signed out.
    } catch {
      return 0;
    }
  }

  #blank() {
    document.documentElement.classList.add("left");
    document.querySelector("main")?.remove();
    this.remove();
    location.replace("/sign-in");
  }
}

customElements.define("still-open", StillOpen);
