// The words of the box on their way to the list. Not by its address: a browser's history would keep
// them for whoever looks at the device later. They lie in this tab until the list takes them.

const KEY = "sna-words";

/** Opens the list at an address, for these words. */
export function openList(address, words) {
  try {
    window.sessionStorage.setItem(KEY, words);
  } catch (error) {
    // Storage is switched off: the list comes without the words, which can be typed there again.
  }
  window.location.assign(address);
}

/** The words this list was opened for, once; "" without any. */
export function takeWords() {
  try {
    const words = window.sessionStorage.getItem(KEY) || "";
    window.sessionStorage.removeItem(KEY);
    return words;
  } catch (error) {
    return "";
  }
}
