// Wraps a button that prints the page. An app on the home screen has no menu that could.

export class PrintNow extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener("click", this);
  }

  handleEvent() {
    print();
  }
}

customElements.define("print-now", PrintNow);
