// Facts go on ageing after the site was built: each [data-due] holds the last day on which a fact
// counts as fresh, and shows its warning from the day after.

const TAIPEI_MS = 8 * 3600000;
const today = new Date(Date.now() + TAIPEI_MS).toISOString().slice(0, 10);

document.querySelectorAll("[data-due]").forEach((warning) => (warning.hidden = today <= warning.dataset.due));
