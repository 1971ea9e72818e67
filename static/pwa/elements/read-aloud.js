// Reads a part of the page aloud, with a voice that lies on this phone. Where there is none, the
// button stays hidden: no word of the page is ever sent away to be spoken.

export class ReadAloud extends HTMLElement {
  #voice;
  #find = () => this.#offer();

  connectedCallback() {
    if (!globalThis.speechSynthesis) return;
    this.querySelector("button").addEventListener("click", () => this.#press());
    speechSynthesis.addEventListener("voiceschanged", this.#find);
    addEventListener("pagehide", () => speechSynthesis.cancel());
    this.#offer();
  }

  disconnectedCallback() {
    globalThis.speechSynthesis?.removeEventListener("voiceschanged", this.#find);
    globalThis.speechSynthesis?.cancel();
  }

  #offer() {
    const { lang } = document.documentElement;
    const voices = speechSynthesis.getVoices();
    this.#voice = voices.find((one) => one.localService && one.lang.startsWith(lang));
    this.hidden = !this.#voice;
  }

  #press() {
    const button = this.querySelector("button");
    const listen = this.dataset.listen ?? (this.dataset.listen = button.textContent);
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      button.textContent = listen;
      return;
    }
    const said = new SpeechSynthesisUtterance(this.#words());
    said.voice = this.#voice;
    said.lang = this.#voice.lang;
    said.onend = () => (button.textContent = listen);
    speechSynthesis.speak(said);
    button.textContent = this.getAttribute("stops");
  }

  // What can be pressed beside a line is no part of what is read.
  #words() {
    const part = document.getElementById(this.getAttribute("reads"));
    const buttons = [...part.querySelectorAll("button:not([hidden])")];
    buttons.forEach((one) => (one.hidden = true));
    const words = part.innerText;
    buttons.forEach((one) => (one.hidden = false));
    return words;
  }
}

customElements.define("read-aloud", ReadAloud);
