// Wraps a form that takes one small picture: a larger one is cut to a square and made small on this
// device, so that no more is sent than is shown. What cannot be read here is sent as it is.

const QUALITIES = [0.85, 0.75, 0.65, 0.5, 0.35, 0.2];

export class SmallPicture extends HTMLElement {
  #making = null;

  connectedCallback() {
    this.querySelector("[hidden]")?.removeAttribute("hidden");
    this.addEventListener("change", this);
    this.addEventListener("submit", this);
  }

  handleEvent(event) {
    if (event.type === "change") this.#make(event.target);
    else if (this.#making) this.#wait(event);
  }

  async #make(field) {
    const making = (this.#making = this.#shrink(field));
    await making;
    if (this.#making === making) this.#making = null;
  }

  // Only while it is being made: a form that is just being sent cannot be sent anew.
  async #wait(event) {
    event.preventDefault();
    const { target, submitter } = event;
    while (this.#making) await this.#making;
    target.requestSubmit(submitter);
  }

  async #shrink(field) {
    const [file] = field.files;
    if (!file) return;
    try {
      const small = await this.#drawn(file);
      if (!small) return;
      const picked = new DataTransfer();
      picked.items.add(new File([small], "picture.jpg", { type: small.type }));
      field.files = picked.files;
    } catch {
      // No picture, or none this browser knows: the answer says so.
    }
  }

  // The first that is small enough; none where even the last is not.
  async #drawn(file) {
    const canvas = squared(await createImageBitmap(file), Number(this.getAttribute("side")));
    const most = Number(this.getAttribute("most"));
    for (const quality of QUALITIES) {
      const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (made && made.size <= most) return made;
    }
    return null;
  }
}

// The middle of it, on white where it is clear.
function squared(picture, side) {
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const pen = canvas.getContext("2d");
  const cut = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - cut) / 2, (picture.height - cut) / 2];
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, side, side);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, left, top, cut, cut, 0, 0, side, side);
  picture.close();
  return canvas;
}

customElements.define("small-picture", SmallPicture);
