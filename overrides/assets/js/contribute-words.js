// A value of a record in words: the labels that the form has for its codes.

function labelOf(form, path, code) {
  const box = form.querySelector("[data-ticks='" + path + "'] input[value='" + code + "']");
  if (box) return box.parentElement.textContent.trim();
  const option = form.querySelector("[data-field='" + path + "'] option[value='" + code + "']");
  return option ? option.textContent.trim() : "";
}

function wordsOf(form, path, value, facts) {
  if (Array.isArray(value)) return value.map((one) => wordsOf(form, path, one, facts)).join(facts.joint);
  if (value && typeof value === "object") {
    return Object.keys(value).map((name) => wordsOf(form, path + "." + name, value[name], facts)).join(facts.slash);
  }
  if (value === undefined || value === null) return "";
  const isCode = /^[\w-]+$/.test(String(value));
  return (isCode && labelOf(form, path, value)) || String(value);
}

/** The value of a field of a record in words; "" for none. */
export function sayValue(form, name, value, facts) {
  return wordsOf(form, name, value, facts);
}
