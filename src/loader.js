// Starts the wasm when the page is idle, or at the visitor's first intent where data is scarce, and holds clicks on
// controls that come before it is ready. The names of its files are in <meta name="app">, the data of the page on <body>.
const root = document.documentElement;
const app = document.querySelector('meta[name="app"]').dataset;
const { base, data, files } = document.body.dataset;
const intents = ['pointerdown', 'keydown', 'focusin'];
let begun = false;

// Texts that are on their way, by address; the code takes them from here. A request that fails is made, and reported,
// again by the code.
globalThis.fetched = {};
globalThis.beginFetch = (url) => {
  // A host that lets data be kept must not give the old one with a new page.
  fetched[url] ??= fetch(url, { cache: 'no-cache' }).then((answer) => (answer.ok ? answer.text() : null)).catch(() => null);
};
const connection = navigator.connection;
const scarce = connection?.saveData || /2g/.test(connection?.effectiveType);
globalThis.scarce = scarce;
globalThis.fetchAhead = scarce ? () => {} : beginFetch;

async function start() {
  if (begun) return;
  begun = true;
  for (const intent of intents) removeEventListener(intent, start, true);
  // The page's data travels together with the code.
  for (const file of files?.split(' ') ?? []) beginFetch(data + file);
  try {
    const { default: init } = await import(app.js);
    await init({ module_or_path: app.wasm });
  } catch (error) {
    console.error(`The code of this page did not start, it stays as it was built: ${error.message}`);
    root.dataset.failed = '';
  }
}

// Hosts answer other spellings of an address with the same page: the name of its file, doubled slashes, letters in
// percent signs. The address bar gets the one spelling that the routes know.
const { pathname, search, hash } = location;
if (base && pathname.startsWith(base)) {
  let path = pathname.slice(base.length).replace(/(^|\/)index\.html$/, '$1');
  try {
    path = decodeURIComponent(path);
  } catch {
    // Then it is no address of ours.
  }
  path = path.replace(/^\/+/, '').replace(/\/{2,}/g, '/');
  if (/^[\w./-]*$/.test(path) && base + path !== pathname) history.replaceState(null, '', base + path + search + hash);
}

addEventListener('error', () => {
  if (!('ready' in root.dataset)) root.dataset.failed = '';
});

// The browser's own bars take the colour of the theme that the visitor chose, not of the one that the system has.
const bars = [...document.querySelectorAll('meta[name="theme-color"]')].map((bar) => ({ bar, own: bar.media }));
const colourBars = () => {
  const { theme } = root.dataset;
  const media = (own) => (own.includes(theme) ? 'all' : 'not all');
  for (const { bar, own } of bars) bar.media = theme ? media(own) : own;
};
new MutationObserver(colourBars).observe(root, { attributeFilter: ['data-theme'] });
colourBars();

let held;
const hold = (click) => {
  const control = click.target.closest?.('button, input');
  if (!control) return;
  held = control;
  // What the browser marks at once stays marked.
  if (control.matches('input')) return;
  click.preventDefault();
  click.stopPropagation();
};
addEventListener('click', hold, true);
new MutationObserver((_, observer) => {
  if (!('ready' in root.dataset || 'failed' in root.dataset)) return;
  observer.disconnect();
  removeEventListener('click', hold, true);
  if (held?.isConnected) held.click();
}).observe(root, { attributeFilter: ['data-ready', 'data-failed'] });
root.dataset.js = '';

for (const intent of intents) addEventListener(intent, start, true);
if (!scarce) {
  const idle = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 200));
  if (document.readyState === 'complete') idle(start);
  else addEventListener('load', () => idle(start), { once: true });
}
