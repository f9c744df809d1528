// The studio on an employee's page: gets a picture from a file, a drop, the clipboard or the camera, lets it be cut, judges it and sends it.
import { judge } from "./photo-checks.js";
import { Desk } from "./photo-crop.js";

const quality = 0.88;

/** @param page the component; told of every photo that the server took */
export function open(root, page, settings) {
  return new Studio(root, page, settings);
}

class Studio {
  constructor(root, page, settings) {
    Object.assign(this, { root, page, ...settings });
    this.stopped = new AbortController();
    this.desk = new Desk(this.part("canvas"), () => this.showChecks());
    this.listen();
    if (this.part("file").files.length) {
      // Chosen before this script was there.
      this.part("file").dispatchEvent(new Event("change"));
    }
  }

  part(name) {
    return this.root.querySelector(`[data-photo="${name}"]`);
  }

  on(target, event, act) {
    target.addEventListener(event, act, { signal: this.stopped.signal });
  }

  click(name, act) {
    this.on(this.part(name), "click", act);
  }

  listen() {
    this.on(this.part("file"), "change", event => { this.take(event.target.files[0]); event.target.value = ""; });
    this.on(document, "paste", event => this.take([...event.clipboardData?.files ?? []].find(f => f.type.startsWith("image/"))));
    const drop = this.part("drop");
    this.on(drop, "dragover", event => { event.preventDefault(); drop.classList.add("photo-over"); });
    this.on(drop, "dragleave", () => drop.classList.remove("photo-over"));
    this.on(drop, "drop", event => { event.preventDefault(); drop.classList.remove("photo-over"); this.take(event.dataTransfer.files[0]); });
    this.click("camera", () => this.startCamera());
    this.click("shoot", () => this.shoot());
    this.click("stop", () => this.stopCamera());
    this.click("left", () => this.desk.turn(-1));
    this.click("right", () => this.desk.turn(1));
    this.click("keep", () => this.send());
    this.click("drop-picture", () => this.clear());
    this.on(this.part("zoom"), "input", event => this.desk.set({ zoom: event.target.value / 100 }));
    this.on(this.part("brightness"), "input", event => this.desk.set({ brightness: event.target.value / 100 }));
    this.listenToFrame(this.part("frame"));
  }

  listenToFrame(frame) {
    this.on(frame, "keydown", event => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && this.desk.key(event.key)) {
        event.preventDefault();
        event.stopPropagation();
        this.part("zoom").value = this.desk.zoom * 100;
      }
    });
    this.on(frame, "pointerdown", event => frame.setPointerCapture(event.pointerId));
    this.on(frame, "pointermove", event => {
      if (frame.hasPointerCapture(event.pointerId)) {
        const size = this.desk.canvas.width / frame.clientWidth;
        this.desk.move(event.movementX * size, event.movementY * size);
      }
    });
  }

  async take(file) {
    if (!file) {
      return;
    }

    this.fault("");
    if (file.size > this.maxBytes) {
      this.fault(this.texts.tooLarge);
      return;
    }

    try {
      // Turned upright by what the file says of itself.
      this.put(await createImageBitmap(file, { imageOrientation: "from-image" }));
    } catch {
      this.fault(this.texts.notAPicture);
    }
  }

  put(picture) {
    this.part("desk").hidden = false;
    this.part("zoom").value = this.part("brightness").value = 100;
    this.desk.put(picture);
    this.part("frame").focus();
  }

  async startCamera() {
    this.fault("");
    if (!navigator.mediaDevices) {
      // Browsers give no camera to pages over plain http, but for localhost.
      this.fault(this.texts.noCamera);
      return;
    }

    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 960 } } });
    } catch {
      this.fault(this.texts.cameraRefused);
      return;
    }

    this.part("taking").hidden = false;
    this.part("video").srcObject = this.stream;
    this.part("shoot").focus();
  }

  async shoot() {
    const picture = await createImageBitmap(this.part("video"));
    this.stopCamera();
    this.put(picture);
  }

  stopCamera() {
    this.stream?.getTracks().forEach(track => track.stop());
    this.part("taking").hidden = true;
  }

  /** Only for the picture as it stands: the reasons, and whether it may be kept. */
  showChecks() {
    clearTimeout(this.checking);
    this.checking = setTimeout(() => {
      const faults = judge(this.desk.cut(), this.desk.sourceWidth);
      const lines = faults.length ? faults.map(f => ["bad", this.texts[f.fault].replace("{0}", f.found)]) : [["good", this.texts.checkGood]];
      this.part("checks").replaceChildren(...lines.map(([kind, text]) => {
        const line = document.createElement("li");
        line.dataset.kind = kind;
        line.textContent = text;
        return line;
      }));
      this.part("keep").disabled = faults.length > 0;
    }, 150);
  }

  async send() {
    this.fault(this.texts.sending);
    const cut = this.desk.cut();
    const body = await new Promise(resolve => cut.toBlob(resolve, "image/jpeg", quality));
    const form = new FormData();
    form.append("file", body, "photo.jpg");
    try {
      const answer = await fetch(this.url, { method: "POST", body: form, headers: { RequestVerificationToken: this.token ?? "" } });
      const told = await answer.json().catch(() => ({}));
      if (!answer.ok) {
        this.fault(told.detail ?? this.texts.notSent);
        return;
      }

      this.clear();
      await this.page.invokeMethodAsync("Kept", told.hash, small(cut));
    } catch {
      this.fault(this.texts.notSent);
    }
  }

  clear() {
    this.fault("");
    this.part("desk").hidden = true;
  }

  fault(text) {
    this.part("fault").textContent = text;
  }

  close() {
    this.stopped.abort();
    this.stopCamera();
  }
}

/** A few kilobytes, to show it until the employee is saved. */
function small(cut) {
  const canvas = document.createElement("canvas");
  canvas.width = 72;
  canvas.height = 96;
  canvas.getContext("2d").drawImage(cut, 0, 0, 72, 96);
  return canvas.toDataURL("image/jpeg", 0.7);
}
