// Sends a batch of photos by plain HTTP: an archive as one request, files each as one, two at a time, so that none waits in memory.

const atOnce = 2;

export function open(root, page, settings) {
  return new Sender(root, page, settings);
}

class Sender {
  constructor(root, page, settings) {
    Object.assign(this, { root, page, ...settings });
    this.stopped = new AbortController();
    const files = this.part("files");
    this.on(files, "change", async () => { await this.send([...files.files]); files.value = ""; });
    if (files.files.length) {
      // Chosen before this script was there.
      files.dispatchEvent(new Event("change"));
    }

    const drop = this.part("drop");
    this.on(drop, "dragover", event => { event.preventDefault(); drop.classList.add("photo-over"); });
    this.on(drop, "dragleave", () => drop.classList.remove("photo-over"));
    this.on(drop, "drop", event => { event.preventDefault(); drop.classList.remove("photo-over"); this.send([...event.dataTransfer.files]); });
  }

  part(name) {
    return this.root.querySelector(`[data-import="${name}"]`);
  }

  on(target, event, act) {
    target.addEventListener(event, act, { signal: this.stopped.signal });
  }

  async send(files) {
    this.fault("");
    if (files.length > this.maxFiles) {
      this.fault(this.texts.tooMany);
      return;
    }

    const archives = files.filter(f => /\.zip$/i.test(f.name));
    // Further photos of a person (E17-2) before the one that is to be shown (E17).
    const photos = files.filter(f => !archives.includes(f)).sort((a, b) => b.name.length - a.name.length);
    for (const archive of archives) {
      const id = await this.begin();
      await this.post(`${this.url}/${id}/zip`, archive);
    }

    if (photos.length) {
      const id = await this.begin();
      const total = photos.length;
      const next = async () => {
        for (let file = photos.shift(); file && !this.stopped.signal.aborted; file = photos.shift()) {
          await this.post(`${this.url}/${id}/files?of=${total}&name=${encodeURIComponent(file.name)}`, file);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, next));
    }
  }

  async begin() {
    // crypto.randomUUID is there on https and localhost only.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const hex = [...bytes].map(b => b.toString(16).padStart(2, "0")).join("");
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    // Who has left the page wants to see nothing more of it.
    await this.page.invokeMethodAsync("Begun", id).catch(() => this.close());
    return id;
  }

  async post(url, body) {
    try {
      const answer = await fetch(url, {
        method: "POST", body, signal: this.stopped.signal,
        headers: { RequestVerificationToken: this.token ?? "", "Content-Type": "application/octet-stream" },
      });
      if (!answer.ok) {
        const told = await answer.json().catch(() => ({}));
        this.fault(told.detail ?? this.texts.notSent);
      }
    } catch {
      this.fault(this.texts.notSent);
    }
  }

  fault(text) {
    this.part("fault").textContent = text;
  }

  close() {
    this.stopped.abort();
  }
}
