// Wraps a form that takes a file: what is too big is said before it is sent, and nothing is lost.

export class OneFile extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this);
    this.addEventListener("submit", this);
  }

  handleEvent(event) {
    const field = this.querySelector("input[type=file]");
    const isTooBig = field.files[0]?.size > Number(this.getAttribute("most"));
    this.querySelector("[role=alert]").textContent = isTooBig ? this.getAttribute("too-big") : "";
    if (!isTooBig || event.type !== "submit") return;
    event.preventDefault();
    field.focus();
  }
}

customElements.define("one-file", OneFile);
