// Tells of what happens while the page is open. The server says only that something changed; the page is then fetched as it would be by hand, and the
// parts marked data-vivo are put in place. What one types, chose or has the focus in is left alone: a button offers the rest. Without this: reload.
const place = document.querySelector('[data-eventos]');
const texts = place.dataset;
const longestPause = 5 * 60_000;
let source, pause = 10_000, waiting;

function address() {
  const url = new URL(texts.eventos, location.href);
  if (seen) { url.searchParams.set('visto', seen); }
  return url;
}

let seen = new URL(texts.eventos, location.href).searchParams.get('visto');

function open() {
  clearTimeout(waiting);
  source = new EventSource(address());
  source.addEventListener('open', () => { pause = 10_000; });
  source.addEventListener('changed', event => {
    seen = event.lastEventId;
    if (texts.href) { refresh(false); } else { say(texts.novo, texts.acao, () => location.reload()); }
  });
  source.addEventListener('presence', company);
  source.addEventListener('end', () => {
    close();
    ended = true;
    say(texts.fim, texts.recarregar, () => location.reload());
  });
  source.addEventListener('error', () => {
    // The browser comes back by itself after a broken line, not after a refusal: then later, and ever later.
    if (source.readyState !== EventSource.CLOSED || pause > longestPause) { return; }
    waiting = setTimeout(open, pause * (0.75 + Math.random() / 2));
    pause *= 2;
  });
}

function close() {
  clearTimeout(waiting);
  source?.close();
}

// A page nobody looks at holds no line, and has not been read.
let ended = false;
document.addEventListener('visibilitychange', () => {
  if (ended) { return; }
  close();
  if (!document.hidden) { open(); }
});
addEventListener('pagehide', close);
addEventListener('pageshow', event => { if (event.persisted && !ended) { open(); } });

function say(text, action, act) {
  const line = Object.assign(document.createElement('p'), { textContent: text });
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-sm', textContent: action });
  const shut = Object.assign(document.createElement('button'), { type: 'button', className: 'btn-close', ariaLabel: texts.fechar });
  button.addEventListener('click', act);
  shut.addEventListener('click', () => place.replaceChildren());
  place.replaceChildren(line, button, shut);
}

const changed = field => field.type === 'file' ? field.files.length > 0
  : ['checkbox', 'radio'].includes(field.type) ? field.checked !== field.defaultChecked
  : field.tagName === 'SELECT' ? [...field.options].some(o => o.selected !== o.defaultSelected) && field.selectedIndex !== 0
  : field.type !== 'hidden' && field.value !== field.defaultValue;

function isInUse(part) {
  const selection = getSelection();
  return part.contains(document.activeElement)
    || (!selection.isCollapsed && selection.containsNode(part, true))
    || [...part.querySelectorAll('input, textarea, select')].some(changed);
}

const messages = root => root.querySelectorAll('#conversa article').length;
const leaving = root => root.querySelectorAll('#conversa [data-saindo]').length;
let fetching = false, again = false;

// Puts in place what is new. asked: somebody pressed the button and wants to be led there.
async function refresh(asked) {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(location.href, { headers: { 'X-Unattended': '1' }, redirect: 'error' });
    if (!answer.ok) { throw new Error(`${answer.status}`); }
    show(new DOMParser().parseFromString(await answer.text(), 'text/html'), asked);
  } catch {
    say(texts.mudou, texts.recarregar, () => location.reload());
  } finally {
    fetching = false;
    if (again) {
      again = false;
      refresh(false);
    }
  }
}

function show(page, asked) {
  const hasMessage = messages(page) > messages(document);
  const hasLeft = !hasMessage && leaving(page) < leaving(document); // a held reply of the desk has become a message: it was read while it was held
  const held = anchor();
  const before = held?.getBoundingClientRect().top;
  let left = 0;
  for (const part of document.querySelectorAll('[data-vivo]')) {
    const fresh = page.getElementById(part.id);
    // A part with a key is a form: it is the same as long as the key is.
    if (!fresh || (part.dataset.vivo ? part.dataset.vivo === fresh.dataset.vivo : part.isEqualNode(fresh))) { continue; }
    if (!asked && isInUse(part)) {
      left++;
      continue;
    }
    [...part.querySelectorAll('details')].forEach((d, i) => { fresh.querySelectorAll('details')[i]?.toggleAttribute('open', d.open); });
    part.replaceWith(document.adoptNode(fresh));
  }
  follow(page);
  const kept = held?.isConnected ? held : held && [...document.querySelectorAll('#conversa > *')].find(e => e.isEqualNode(held));
  if (kept) { scrollerOf(kept).scrollBy({ top: kept.getBoundingClientRect().top - before, behavior: 'instant' }); }
  if (asked) {
    place.replaceChildren();
    lead();
  } else if (!hasLeft || left > 0) {
    say(hasMessage ? texts.novo : texts.mudou, texts.acao, left > 0 ? () => refresh(true) : () => { place.replaceChildren(); lead(); });
  }
}

// The guard of a half-written answer ("this changed while you wrote"), kept as a draft or not, stays; an empty one has nothing to guard.
function follow(page) {
  const form = document.querySelector('#responder');
  const fresh = page.querySelector('#responder');
  if (!form || !fresh || [...form.elements].some(field => changed(field) || (field.tagName === 'TEXTAREA' && !field.disabled && field.value !== ''))) { return; }
  for (const field of form.querySelectorAll('input[type=hidden]')) {
    const value = fresh.querySelector(`input[name="${field.name}"]`)?.value;
    if (value && field.name.startsWith('Input.')) { field.value = value; }
  }
}

// What stays where it is on the screen: what has the focus, else the first message in sight.
function anchor() {
  const focus = document.activeElement;
  if (focus && focus !== document.body && !focus.closest('[data-vivo=""]')) { return focus; }
  return [...document.querySelectorAll('#conversa > *, #responder')].find(e => e.getBoundingClientRect().bottom > 0);
}

const scrollerOf = element => element.closest('.pc-mesa-rola') ?? document.scrollingElement;

// The desk only: who else is here, and, while one types, that one does.
const presence = document.querySelector('[data-presenca]');

async function company() {
  const answer = await fetch(presence.dataset.presenca, { headers: { 'X-Unattended': '1' }, redirect: 'error' });
  if (answer.ok) { presence.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').body.childNodes); }
}

let saidAt = 0;
if (presence) {
  document.addEventListener('input', event => {
    if (event.target.form?.id !== 'responder' || Date.now() - saidAt < 10_000) { return; }
    saidAt = Date.now();
    const token = event.target.form.querySelector('input[name=__RequestVerificationToken]').value;
    fetch(presence.dataset.presenca, { method: 'POST', redirect: 'error', body: new URLSearchParams({ __RequestVerificationToken: token }) }).catch(() => { saidAt = 0; });
  });
}

function lead() {
  const target = document.querySelector(texts.href) ?? document.querySelector('#conversa > :last-child');
  target?.scrollIntoView({ block: 'center' });
  if (target) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}

if ('EventSource' in window && !document.hidden) { open(); }
