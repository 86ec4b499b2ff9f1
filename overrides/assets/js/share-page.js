// Sharing on pages that stay as they are: the page's own address, without what was searched for.
import { startShare } from "./share.js";

const element = document.querySelector("[data-share]");

if (element) {
  startShare(element, () => ({
    title: document.title,
    text: element.dataset.shareText,
    url: window.location.origin + window.location.pathname,
  }));
}
