// Wraps a form: the browser asks before a page with new words is left.

export class UnsavedWords extends HTMLElement {
  #ask = (event) => event.preventDefault();

  connectedCallback() {
    this.addEventListener("input", this);
    this.addEventListener("submit", this);
  }

  // Exit takes the page out, and so the question never stands in its way.
  disconnectedCallback() {
    removeEventListener("beforeunload", this.#ask);
  }

  handleEvent({ type }) {
    if (type === "input") addEventListener("beforeunload", this.#ask);
    else removeEventListener("beforeunload", this.#ask);
  }
}

customElements.define("unsaved-words", UnsavedWords);
