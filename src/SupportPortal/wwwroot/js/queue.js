// The queue while it is open: what a row says changes where it stands. No row comes, goes or moves by itself, as somebody may be pointing at it or walking
// through it by keys; a line tells how many would, and its button puts the list in order. Without this: reload.
import { place, texts, listen, say, fetched } from './stream.js';

const atLeast = 2_000, atMost = 60_000; // between two looks; deadlines turn amber and red without anything being written
const rowsIn = root => [...root.querySelectorAll('.pc-fila-lista tbody tr')];
const drawn = new Map(rowsIn(document).map(row => [row.dataset.code, row.dataset.versao]));
let latest = null, lastLook = Date.now(), looking = false, soon = 0, told = 0, at = null;

document.addEventListener('focusin', event => { at = event.target.closest?.('.pc-fila tbody tr')?.dataset.code ?? at; });

function look() {
  clearTimeout(soon);
  soon = setTimeout(refresh, Math.max(0, lastLook + atLeast - Date.now()));
}

async function refresh() {
  if (looking) { return look(); }
  looking = true;
  lastLook = Date.now();
  try {
    latest = await fetched(location.href);
    show();
  } catch {
    // away for a moment, or signed out: the stream comes back, or says that it has ended
  } finally {
    looking = false;
    clearTimeout(soon);
    soon = setTimeout(() => { if (!document.hidden) { refresh(); } }, atMost);
  }
}

function show() {
  const fresh = new Map(rowsIn(latest).map(row => [row.dataset.code, row]));
  const shown = rowsIn(document);
  for (const part of ['#t-fila', '#lida', '#v-visoes']) {
    const [old, now] = [document.querySelector(part), latest.querySelector(part)];
    if (old && now) { become(old, now); }
  }
  const left = gone(shown, fresh);
  for (const row of shown) {
    const now = fresh.get(row.dataset.code);
    if (now) { update(row, now); } else if (left.has(row.dataset.code)) { leave(row); }
  }
  const waiting = new Set(left);
  for (const code of fresh.keys()) { if (!drawn.has(code)) { waiting.add(code); } }
  const [before, after] = [shown.map(r => r.dataset.code).filter(c => fresh.has(c)), [...fresh.keys()].filter(c => drawn.has(c))];
  if (before.join() !== after.join()) {
    for (const code of after) { if (fresh.get(code).dataset.versao !== drawn.get(code)) { waiting.add(code); } }
  }
  if (waiting.size === told) { return; }
  told = waiting.size;
  if (told === 0) { place.replaceChildren(); } else { say(told === 1 ? texts.um : texts.varios.replace('{0}', told), texts.acao, order); }
}

// Out of the list, and not only pushed to its next page by those that came.
function gone(shown, fresh) {
  const last = latest.querySelector('#fila-pe [rel=next]') ? shown.findLastIndex(row => fresh.has(row.dataset.code)) : shown.length;
  return new Set(shown.filter((row, i) => i < last && !fresh.has(row.dataset.code)).map(row => row.dataset.code));
}

function update(row, now) {
  [...row.cells].forEach((cell, i) => { if (i > 0 && now.cells[i]) { become(cell, now.cells[i]); } }); // the first is the tick
  row.classList.toggle('nova', now.classList.contains('nova'));
  row.classList.remove('saiu');
}

function leave(row) {
  if (row.classList.contains('saiu')) { return; }
  row.classList.add('saiu');
  row.querySelector('.pc-alvo').prepend(Object.assign(document.createElement('span'), { className: 'visually-hidden', textContent: `${list().dataset.saiu} ` }));
}

const list = () => document.querySelector('.pc-fila-lista');

// Makes one element what the other is, keeping those that stay: focus and pointer are where they were.
function become(old, now) {
  if (old.isEqualNode(now)) { return; }
  for (const { name } of [...old.attributes]) { if (!now.hasAttribute(name)) { old.removeAttribute(name); } }
  for (const { name, value } of now.attributes) { if (old.getAttribute(name) !== value) { old.setAttribute(name, value); } }
  const [was, is] = [[...old.childNodes], [...now.childNodes]];
  if (was.length !== is.length || was.some((node, i) => node.nodeName !== is[i].nodeName)) {
    if (old === document.activeElement || !old.contains(document.activeElement)) { old.replaceChildren(...is.map(node => document.importNode(node, true))); }
    return;
  }
  was.forEach((node, i) => { if (node.nodeType === Node.ELEMENT_NODE) { become(node, is[i]); } else if (node.data !== is[i].data) { node.data = is[i].data; } });
}

// Somebody asked for it: the rows as they are now, in their order. Ticks stay, the cursor stays on its ticket.
function order() {
  const [old, now] = [list(), latest?.querySelector('.pc-fila-lista')];
  if (!old || !now) { return location.reload(); }
  const ticked = new Set([...old.querySelectorAll('tbody :checked')].map(box => box.value));
  const [body, current] = [document.importNode(now.querySelector('tbody'), true), old.querySelector('tr[aria-current]')?.dataset.code];
  for (const row of body.rows) {
    row.toggleAttribute('aria-current', false);
    if (row.dataset.code === current) { row.setAttribute('aria-current', 'true'); }
    const box = row.querySelector('.c-sel input');
    box.checked = ticked.has(box.value);
  }
  old.querySelector('tbody').replaceWith(body);
  document.querySelector('#fila-pe').replaceWith(document.importNode(latest.querySelector('#fila-pe'), true));
  drawn.clear();
  for (const row of body.rows) { drawn.set(row.dataset.code, row.dataset.versao); }
  told = 0;
  place.replaceChildren();
  const row = [...body.rows].find(r => r.dataset.code === at) ?? body.rows[0];
  row?.querySelector('.pc-alvo').focus();
}

async function company() {
  const marks = new Map([...(await fetched(texts.presenca)).querySelectorAll('[data-visitas]')].map(m => [m.dataset.visitas, m]));
  for (const old of document.querySelectorAll('[data-visitas]')) {
    const now = marks.get(old.dataset.visitas);
    old.replaceChildren(...(now ? [...now.childNodes].map(node => document.importNode(node, true)) : []));
  }
}

soon = setTimeout(refresh, atMost);
listen({ changed: look, presence: () => company().catch(() => {}) }); // gone: the stream says so
