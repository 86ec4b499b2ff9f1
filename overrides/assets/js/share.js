// Passing a page on: by the device, LINE, the link itself, a QR code, on paper. Nothing is asked of
// another host before somebody chooses to go there.
import { say as sayOf } from "./page.js";
import { loadQr, startPaper } from "./share-paper.js";

const LINE = "https://social-plugins.line.me/lineit/share?url=";

function say(key, facts) {
  return sayOf("share." + key, facts);
}

/** Only what there is: devices show an empty text as an empty line. */
function forDevice(facts) {
  const { title, text, url } = facts;
  return text ? { title, text, url } : { title, url };
}

/** Copy by the clipboard, or, where there is none (old browsers, plain http), by the selection. */
function copy(address, shown) {
  if (navigator.clipboard) return navigator.clipboard.writeText(address);
  window.getSelection().selectAllChildren(shown);
  return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("copy"));
}

/** The address in words and, when asked for, the QR code above it. */
class Panel {
  constructor(part, facts) {
    this.part = part;
    this.facts = facts;
  }

  get hasCode() {
    return this.part("qr").getAttribute("aria-expanded") === "true";
  }

  showAddress() {
    this.part("address").textContent = this.facts().url;
    this.part("panel").hidden = false;
  }

  async showCode() {
    this.showAddress();
    this.part("qr").setAttribute("aria-expanded", "true");
    this.part("code").textContent = "";
    const draw = await loadQr();
    const { title, url } = this.facts();
    const code = draw(url, say("qr_of", { title }));
    this.part("code").textContent = "";
    this.part("code").append(code);
  }

  close() {
    this.part("panel").hidden = true;
    this.part("qr").setAttribute("aria-expanded", "false");
    this.part("code").textContent = "";
  }
}

/** Show the ways of sharing in `element` ([data-share], components/share.html).
    `facts()` is asked again at each press: { title, text, url } and, for paper, `asked`: what a list
    was asked for. The page calls refresh() when the facts have changed. */
export function startShare(element, facts) {
  const part = (name) => element.querySelector("[data-share-" + name + "]");
  const panel = new Panel(part, facts);
  const print = startPaper(facts);
  const tell = (key) => {
    part("status").classList.toggle("sna-hidden", key === "qr_shown"); // the code itself is seen
    part("status").textContent = key ? say(key) : "";
  };
  const on = (name, act) => part(name).addEventListener("click", act);
  const aim = () => (part("line").href = LINE + encodeURIComponent(facts().url));

  function showCode() {
    return panel.showCode().then(() => tell("qr_shown"), () => tell("qr_failed"));
  }

  function refresh() {
    aim();
    tell("");
    if (panel.hasCode) showCode();
    else panel.close();
  }

  on("device", () => {
    navigator.share(forDevice(facts())).catch((error) => tell(error.name === "AbortError" ? "" : "failed"));
  });
  on("copy", () => {
    if (!navigator.clipboard) panel.showAddress();
    copy(facts().url, part("address")).then(() => tell("copied"), () => {
      panel.showAddress();
      window.getSelection().selectAllChildren(part("address"));
      tell("copy_by_hand");
    });
  });
  on("qr", () => {
    tell("");
    if (panel.hasCode) panel.close();
    else showCode();
  });
  on("print", print);
  ["pointerdown", "focusin", "click"].forEach((name) => part("line").addEventListener(name, aim));

  part("device").hidden = !navigator.share;
  aim();
  element.hidden = false;
  return { refresh };
}
