// What comes of the form: the texts, copying and downloading them, and the ways to hand them in.
import { loadWriter } from "./contribute-text.js";
import { make, say as sayOf } from "./page.js";

/** Longer addresses are cut off or refused by mail programs. */
const MAIL_LIMIT = 1900;

function say(key, facts) {
  return sayOf("contribute." + key, facts);
}

/** The section that shows the result. */
export class Result {
  constructor(form) {
    const section = form.querySelector("[data-given]");
    Object.assign(this, { form, section, name: "", draft: "" });
    this.part = (name) => section.querySelector("[data-given-" + name + "]");
    section.querySelectorAll("[data-given-copy]").forEach((button) => {
      button.addEventListener("click", () => this.copy(button.dataset.givenCopy));
    });
    this.part("download").addEventListener("click", () => download(this.name, this.whole().record));
    this.part("download-sources").addEventListener("click", () => download("sources.yaml", this.whole().sources));
  }

  hide() {
    this.section.hidden = true;
  }

  text(name) {
    return this.section.querySelector("[data-given-text='" + name + "']");
  }

  /**
   * @param {object} given { record, part, removed, changes, fresh, isNew, isQuiet, line }: the
   *   record, the fields that change, names of those to take out, changes in words, new sources
   */
  async show(given) {
    const writer = await loadWriter();
    const hasPart = Object.keys(given.part).length > 1;
    const isChange = !given.isNew;
    this.text("whole").textContent = writer.record(given.record);
    this.draft = isChange && hasPart ? writer.record(given.part) : "";
    this.text("part").textContent = this.draft.replace(/^.*\n/, ""); // as it is pasted: without the id
    this.text("sources").textContent = writer.sources(given.fresh);
    this.part("part").hidden = !isChange || !hasPart;
    this.part("sources").hidden = !Object.keys(given.fresh).length;
    this.part("status").textContent = "";
    this.showChanges(given);
    this.showSteps(given);
    this.showNotes(given);
    this.name = given.isQuiet ? "record.yaml" : given.record.id + ".yaml";
    this.section.hidden = false;
    this.showMail(given);
    this.section.querySelector("h2").focus();
  }

  showChanges({ isNew, changes, removed }) {
    this.part("changes").hidden = isNew;
    this.part("list").textContent = "";
    this.part("list").append(...changes.map((change) => make("li", {}, [say("change", change)])));
    this.part("removed").hidden = !removed.length;
    this.part("removed").textContent = say("take_out", { fields: removed.join(joint()) });
  }

  /** Whom to call, and that a changed fact has no new source or check. */
  showNotes({ office, part, isNew }) {
    const stated = ["address", "phones", "hours", "point"].filter((name) => name in part);
    const isSilent = !isNew && stated.length > 0 && !("sources" in part) && !("verified" in part);
    const hasWay = this.form.dataset.edit || this.form.dataset.email;
    this.part("call").textContent = say(hasWay ? "call" : "call_only", { office });
    this.part("remind").textContent = say("remind");
    this.part("remind").hidden = !isSilent;
  }

  showSteps({ isNew, fresh, line, record }) {
    const link = this.part("edit");
    if (!link) return;
    link.href = this.form.dataset.edit + (line ? "#L" + line : "");
    this.section.querySelector("[data-step-add]").hidden = !isNew;
    this.section.querySelector("[data-step-correct]").hidden = isNew;
    this.section.querySelector("[data-step-id]").textContent = record.id;
    const isFresh = Object.keys(fresh).length > 0;
    this.section.querySelectorAll("[data-step-sources]").forEach((step) => (step.hidden = !isFresh));
    this.section.querySelectorAll("[data-step-alone]").forEach((step) => (step.hidden = isFresh));
  }

  /** What is mailed or kept as files: the record, or its id with what changes, and new sources. */
  whole() {
    return { record: this.draft || this.text("whole").textContent, sources: this.text("sources").textContent };
  }

  showMail({ isQuiet, record }) {
    const link = this.part("mail");
    if (!link) return;
    const { record: text, sources } = this.whole();
    const subject = isQuiet ? say("mail_subject_quiet") : say("mail_subject", { id: record.id });
    const removed = this.part("removed").hidden ? "" : "\n" + this.part("removed").textContent + "\n";
    const body = text + removed + (sources ? "\nsources.yaml:\n" + sources : "");
    const address = "mailto:" + this.form.dataset.email + "?subject=" + encodeURIComponent(subject);
    const full = address + "&body=" + encodeURIComponent(body.replace(/\n/g, "\r\n"));
    const isLong = full.length > MAIL_LIMIT;
    link.href = isLong ? address : full;
    this.part("attach").hidden = !isLong;
  }

  copy(name) {
    const shown = this.text(name);
    const tell = (key) => (this.part("status").textContent = say(key));
    const byHand = () => {
      window.getSelection().selectAllChildren(shown);
      if (document.execCommand("copy")) tell("copied");
      else tell("copy_by_hand");
    };
    if (!navigator.clipboard) return byHand();
    return navigator.clipboard.writeText(shown.textContent).then(() => tell("copied"), byHand);
  }
}

/** Gives a text as a file. */
function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = make("a", { href: address, download: name });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function joint() {
  return sayOf("joint");
}
