// Tells of what happens while the page is open. The server says only that something changed; the page is then fetched as it would be by hand, and the
// parts marked data-vivo are put in place. What one types, chose or has the focus in is left alone: a button offers the rest. Without this: reload.
import { place, texts, listen, say, fetched } from './stream.js';

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
    show(await fetched(location.href), asked);
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
  presence.replaceChildren(...(await fetched(presence.dataset.presenca)).body.childNodes);
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

listen({
  changed: () => { if (texts.href) { refresh(false); } else { say(texts.novo, texts.acao, () => location.reload()); } },
  presence: () => company().catch(() => {}), // gone: the page's own stream says so
});
