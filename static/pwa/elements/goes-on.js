// Looks whether the other screen has gone on, and follows. Without it, the page turns by itself.

const EVERY = 5000;

export class GoesOn extends HTMLElement {
  #timer;
  #look = () => document.hidden || this.#lookOnce();

  connectedCallback() {
    this.#timer = setInterval(this.#look, EVERY);
    document.addEventListener("visibilitychange", this.#look);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    document.removeEventListener("visibilitychange", this.#look);
  }

  async #lookOnce() {
    const page = await this.#page();
    if (!page || !this.isConnected) return;
    const state = page.querySelector("goes-on")?.getAttribute("state");
    if (state !== this.getAttribute("state")) location.reload();
  }

  // A short silence changes nothing: the next look may get through.
  async #page() {
    try {
      const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(EVERY) });
      return answer.status < 500 ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    } catch {
      return null;
    }
  }
}

customElements.define("goes-on", GoesOn);
