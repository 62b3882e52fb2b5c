// Single keys for people who answer sixty tickets a day. They do nothing while one types, and can be turned off for good (WCAG 2.1.4).
const help = document.querySelector('#atalhos');
const on = () => document.body.dataset.teclas === 'sim';
const list = document.querySelector('.pc-fila');
const rows = () => [...(list?.querySelectorAll('tbody tr') ?? [])];
const wide = matchMedia('(min-width: 100rem)');
let at = rows().findIndex(row => row.hasAttribute('aria-current'));

const press = name => document.querySelector(`[data-tecla=${name}]`)?.click();

function move(step) {
  const all = rows();
  if (all.length === 0) { return; }
  const focused = all.findIndex(row => row.contains(document.activeElement));
  at = Math.min(Math.max((focused >= 0 ? focused : at) + step, 0), all.length - 1);
  all[at].querySelector('.pc-alvo').focus();
  all[at].scrollIntoView({ block: 'nearest' });
  previewSoon(all[at]);
}

function current() {
  const all = rows();
  return all.find(row => row.contains(document.activeElement)) ?? all[at];
}

function compose(kind) {
  const form = document.querySelector('#responder');
  if (!form) { return false; }
  const choice = form.querySelector(`[value=${kind}]`);
  if (!choice.checked) { choice.click(); } // a click, so that each composer shows its own text
  form.querySelector('textarea:not([disabled])').focus();
  return true;
}

function field(selector) {
  const found = document.querySelector(selector);
  found?.scrollIntoView({ block: 'nearest' });
  found?.focus();
}

const keys = {
  j: () => (list ? move(1) : press('seguinte')),
  k: () => (list ? move(-1) : press('anterior')),
  o: () => current()?.querySelector('.pc-alvo').click(),
  x: () => current()?.querySelector('.c-sel input')?.click(),
  r: () => compose('publica') || document.querySelector('.pc-previa footer .btn-primary')?.click(),
  n: () => compose('interna'),
  a: () => (list ? list.querySelector('tbody :checked') && press('lote') : document.querySelector('[data-assumir]')?.click()),
  s: () => field('#Input_Then'),
  p: () => field('#p-prioridade'),
  m: () => field('#Input_Canned'),
  e: () => press('macros'),
  u: () => press('voltar'),
  '?': () => help?.showModal(),
};

// g, then where to: the addresses are the overlay's.
let going = 0;
document.addEventListener('keydown', event => {
  const busy = event.defaultPrevented || event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey;
  const typing = event.target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=textbox], dialog[open]') || help?.open;
  if (!on() || busy || typing) { return; }
  const key = event.key.length === 1 ? event.key : '';
  const chord = Date.now() - going < 1500;
  going = 0;
  if (chord && help?.dataset[key]) {
    event.preventDefault();
    location.assign(help.dataset[key]);
  } else if (key === 'g') {
    going = Date.now();
  } else if (Object.hasOwn(keys, key)) {
    event.preventDefault();
    keys[key]();
  }
});

// The pane beside the queue: a link without script, a fragment with it.
const pane = document.querySelector('#previa');
let waiting = 0, asked = null;
async function preview(row) {
  const link = row?.querySelector('[data-previa]');
  if (!link || !pane || !wide.matches) { return; }
  asked?.abort();
  asked = new AbortController();
  const address = new URL(link.href);
  address.searchParams.set('handler', 'Preview');
  try {
    const answer = await fetch(address, { signal: asked.signal, redirect: 'error' });
    if (!answer.ok) { throw new Error(`${answer.status}`); }
    pane.innerHTML = await answer.text();
  } catch (problem) {
    if (problem.name !== 'AbortError') { location.assign(link.href); } // signed out, or gone: the page says so
    return;
  }
  for (const other of rows()) { other.removeAttribute('aria-current'); }
  row.setAttribute('aria-current', 'true');
  history.replaceState(null, '', link.href);
}
function previewSoon(row) {
  clearTimeout(waiting);
  waiting = setTimeout(() => preview(row), 200);
}
list?.addEventListener('click', event => {
  const link = event.target.closest('[data-previa]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !wide.matches) { return; }
  event.preventDefault();
  preview(link.closest('tr'));
});

// A canned reply goes where the cursor is; without script the form does it, behind the text.
const canned = document.querySelector('#Input_Canned');
const message = document.querySelector('#Input_Message');
async function insert() {
  const address = new URL(canned.dataset.texto, location.href);
  address.searchParams.set('titulo', canned.value);
  const answer = await fetch(address, { redirect: 'error' });
  const error = document.querySelector('#Input_Canned-erro');
  if (!answer.ok) {
    error.textContent = canned.dataset.falta;
    canned.focus();
    return;
  }
  error.textContent = '';
  const text = await answer.text();
  message.setRangeText(text, message.selectionStart, message.selectionEnd, 'end');
  message.dispatchEvent(new Event('input', { bubbles: true }));
  canned.value = '';
  message.focus();
}
canned?.form.querySelector('[data-inserir]')?.addEventListener('click', event => {
  if (canned.value.trim() === '') { event.preventDefault(); canned.focus(); return; }
  event.preventDefault();
  insert().catch(() => event.target.form.requestSubmit(event.target)); // the form does without
});
