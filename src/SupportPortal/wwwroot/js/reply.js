// The composer of a ticket: what is typed is kept on the server while it is typed, apart for customer and colleagues, and a reply that was sent
// counts down until it leaves. Without this there are buttons for both.
import { restoreFrom, rememberIn, forget } from './kept.js';

const form = document.querySelector('#responder');

// The conversation is drawn anew whenever something comes in (live.js): each held reply has its end from when it was first seen.
const ends = new WeakMap();
setInterval(() => {
  for (const held of document.querySelectorAll('[data-saindo]')) {
    if (!ends.has(held)) { ends.set(held, performance.now() + held.dataset.saindo * 1000); }
    const seconds = Math.ceil((ends.get(held) - performance.now()) / 1000);
    const left = held.querySelector('[data-resta]');
    if (left) { left.textContent = seconds > 0 ? `(${seconds})` : ''; }
    if (seconds <= 0) { held.querySelector('form')?.remove(); } // too late; the next look at the page shows it as sent
  }
}, 250);

if (form) {
  const text = form.querySelector('#Input_Message');
  const state = form.querySelector('[data-rascunho-estado]');
  const discard = form.querySelector('[data-rascunho-descartar]');
  const kept = `resposta ${form.dataset.codigo}`;
  const kind = () => form.querySelector('[name="Input.To"]:checked').value;
  const store = which => form.querySelector(`[data-texto=${which}]`);
  let timer = 0;
  let sending = false;
  let saved = text.value;
  let before = kind();
  let request = null;

  const fields = () => {
    const all = new FormData(form);
    all.delete('Input.Uploads');
    return all;
  };

  const sayEnded = () => {
    const link = Object.assign(document.createElement('a'), { href: form.dataset.entrar, textContent: form.dataset.entrarTexto });
    state.replaceChildren(`${form.dataset.sessao} `, link, '.');
  };

  const save = async () => {
    clearTimeout(timer);
    if (sending || text.value === saved) { return; }
    const typed = text.value;
    request = new AbortController();
    // A session that has ended answers with the way to sign in. What was typed then waits in this tab.
    const answer = await fetch(form.dataset.rascunho, { method: 'POST', body: fields(), redirect: 'manual', signal: request.signal }).catch(() => undefined);
    if (sending) { return; }
    if (answer === undefined) { rememberIn(kept, form); return; } // offline: the next change tries again
    if (answer.type === 'opaqueredirect') { rememberIn(kept, form); sayEnded(); return; }
    if (!answer.ok) { return; }
    saved = typed;
    text.defaultValue = typed;
    text.dispatchEvent(new Event('input', { bubbles: true })); // what is saved need not be asked about when the page is left
    state.textContent = await answer.text();
    discard.classList.toggle('d-none', typed === '');
    forget(kept);
  };

  form.addEventListener('input', event => {
    if (event.target.type === 'file' || event.target.type === 'radio') { return; }
    clearTimeout(timer);
    timer = setTimeout(save, 1200);
  });

  // Each composer has its own text: what was meant for colleagues never stands in the box of the customer's reply.
  form.addEventListener('change', async event => {
    if (event.target.name !== 'Input.To') { return; }
    const now = kind();
    store(before).value = text.value;
    text.value = store(now).value;
    const leaving = new FormData(form);
    leaving.set('Input.To', before);
    leaving.set('Input.Message', store(before).value);
    leaving.delete('Input.Uploads');
    const changed = store(before).value !== saved;
    before = now;
    saved = text.value;
    text.defaultValue = text.value;
    discard.classList.toggle('d-none', text.value === '');
    form.querySelector('[data-outro]')?.remove();
    if (changed) { await fetch(form.dataset.rascunho, { method: 'POST', body: leaving, redirect: 'manual' }).catch(() => undefined); }
  });

  // @ and the beginning of a name: buttons with the colleagues it may be. Tab leads to them, Esc puts them away.
  const picker = form.querySelector('[data-mencoes]');
  const begun = () => kind() === 'interna' ? text.value.slice(0, text.selectionStart).match(/(?:^|[^\p{L}\p{N}._])@([\p{L}]*(?: [\p{L}]+)?)$/u) : null;
  const plain = word => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const offer = () => {
    const found = begun();
    let any = 0;
    for (const person of picker.children) {
      const fits = found !== null && plain(person.dataset.nome).startsWith(plain(found[1])) && any < 6 && person.dataset.nome !== found[1];
      person.classList.toggle('d-none', !fits);
      if (fits) { any++; }
    }
    picker.classList.toggle('d-none', any === 0);
  };
  text.addEventListener('input', offer);
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !picker.classList.contains('d-none')) { picker.classList.add('d-none'); text.focus(); }
  });
  picker.addEventListener('click', event => {
    const found = begun();
    if (!event.target.dataset.nome || !found) { return; }
    const end = text.selectionStart;
    text.setRangeText(`${event.target.dataset.nome} `, end - found[1].length, end, 'end');
    picker.classList.add('d-none');
    text.focus();
    clearTimeout(timer);
    timer = setTimeout(save, 1200);
  });

  form.addEventListener('submit', () => {
    sending = true;
    clearTimeout(timer);
    request?.abort();
    rememberIn(kept, form); // until the next page of this ticket shows that it was taken
  });
  addEventListener('pagehide', () => {
    if (sending || text.value === saved) { return; }
    navigator.sendBeacon(form.dataset.rascunho, fields());
  });

  // A page drawn after sending has an empty box: only a box that the session's end or an error had filled is put back.
  const was = sessionStorage.getItem(kept);
  if (was && !document.querySelector('[data-saindo]') && document.referrer.includes('/entrar') && restoreFrom(kept, form)) { timer = setTimeout(save, 200); }
  else { forget(kept); }
}
