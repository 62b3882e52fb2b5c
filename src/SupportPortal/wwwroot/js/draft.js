// Keeps the new-ticket form in its draft while it is being typed. Without this the form and its files are kept when they are sent.
import { restoreFrom, rememberIn, forget } from './kept.js';

const form = document.querySelector('form[data-rascunho]');
const state = form.querySelector('[data-rascunho-estado]');
const kept = `rascunho ${form.dataset.codigo}`;
let timer = 0;
let asking = 0;
let sending = false;

form.querySelector('[data-script]').value = 'true';

function fields() {
  const all = new FormData(form);
  all.delete('Input.Uploads'); // each file goes by itself
  return all;
}

function sayEnded() {
  const link = Object.assign(document.createElement('a'), { href: form.dataset.entrar, textContent: form.dataset.entrarTexto });
  state.replaceChildren(`${form.dataset.sessao} `, link, '.');
}

// A session that has ended answers with the way to sign in. What was typed then waits in this tab.
async function send(url, body) {
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  if (answer.type === 'opaqueredirect') {
    rememberIn(kept, form);
    sayEnded();
    return null;
  }
  return answer;
}

async function save() {
  const answer = await send(form.dataset.rascunho, fields()).catch(() => undefined);
  if (answer === undefined) { rememberIn(kept, form); } // offline: the next change tries again
  if (!answer?.ok || sending) { return; }
  state.textContent = await answer.text();
  forget(kept);
  // What is saved need not be asked about when the page is left.
  for (const text of form.querySelectorAll('textarea')) {
    text.defaultValue = text.value;
    text.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function saveSoon() {
  clearTimeout(timer);
  timer = setTimeout(save, 1500);
}

form.addEventListener('input', event => {
  if (event.isTrusted && event.target.type !== 'file') { saveSoon(); }
});
form.addEventListener('submit', () => {
  sending = true;
  clearTimeout(timer);
  clearTimeout(asking);
  rememberIn(kept, form);
});
addEventListener('pageshow', () => { sending = false; });
if (restoreFrom(kept, form)) { save(); }

// Articles that may answer, and open tickets like this one, while the subject is typed. They open beside the form and never hold it up.
const suggestions = document.getElementById('sugestoes');
let asked = '';
for (const name of ['Input.Subject', 'Input.Message']) {
  form.elements[name].addEventListener('input', () => {
    clearTimeout(asking);
    asking = setTimeout(suggest, 400);
  });
}
async function suggest() {
  const body = new URLSearchParams();
  for (const name of ['__RequestVerificationToken', 'Input.Subject', 'Input.Message']) { body.set(name, form.elements[name].value); }
  if (body.toString() === asked) { return; }
  asked = body.toString();
  const mine = asked;
  const answer = await send(form.dataset.sugestoes, body).catch(() => null);
  if (answer?.ok && mine === asked) { suggestions.innerHTML = await answer.text(); }
}
suggestions.addEventListener('click', event => {
  const link = event.target.closest('a[data-artigo]');
  if (!link) { return; }
  const body = new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
  navigator.sendBeacon(`${form.dataset.aberto}&artigo=${link.dataset.artigo}`, body);
});

// What the two answers make of the kind's own priority.
function showPriority() {
  const given = name => form.querySelector(`[name="${name}"]:checked`)?.value;
  const both = `${given('Input.Affected')} ${given('Input.Continuity')}`;
  for (const place of form.querySelectorAll('[data-prioridades]')) {
    place.textContent = JSON.parse(place.dataset.prioridades)[both] ?? place.dataset.semResposta;
  }
}
form.addEventListener('change', showPriority);
showPriority();

// Files go to the draft one by one as they are chosen, dropped or pasted.
const input = form.querySelector('input[type=file]');
const sent = form.querySelector('[data-enviados]');
const queue = form.querySelector('ul[data-enviando]');
let last = Promise.resolve();
const say = (text, name) => text.replace('{0}', name);

function upload(file, item) {
  return new Promise(done => {
    const label = Object.assign(document.createElement('span'), { className: 'nome', textContent: say(form.dataset.enviando, file.name) });
    const bar = Object.assign(document.createElement('progress'), { max: 1, value: 0 });
    bar.setAttribute('aria-label', label.textContent);
    item.className = '';
    item.replaceChildren(label, bar);
    const body = new FormData();
    body.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
    body.append('Input.Uploads', file, file.name);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) { bar.value = event.loaded / event.total; } });
    request.addEventListener('loadend', () => {
      const html = request.getResponseHeader('Content-Type')?.startsWith('text/html');
      if (request.status === 200 && html && !request.responseURL.includes('/entrar')) {
        sent.innerHTML = request.responseText;
        item.remove();
      } else {
        if (request.responseURL.includes('/entrar')) { rememberIn(kept, form); sayEnded(); }
        refuse(file, item, request.status === 422 && !html ? request.responseText : say(form.dataset.falhou, file.name), request.status === 422);
      }
      done();
    });
    request.open('POST', form.dataset.envio);
    request.send(body);
  });
}

function refuse(file, item, reason, isFinal) {
  item.className = 'erro';
  const button = (text, act) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-sm', textContent: text });
    made.addEventListener('click', act);
    return made;
  };
  const label = Object.assign(document.createElement('span'), { className: 'nome', textContent: reason });
  const drop = button(form.dataset.desistir.replace('{0}', file.name), () => { item.remove(); input.focus(); });
  item.replaceChildren(label, ...isFinal ? [drop] : [button(form.dataset.tentar, () => { last = last.then(() => upload(file, item)); }), drop]);
}

input.addEventListener('change', () => {
  for (const file of [...input.files]) {
    const item = queue.appendChild(document.createElement('li'));
    last = last.then(() => upload(file, item));
  }
  input.value = '';
});

sent.addEventListener('click', async event => {
  const button = event.target.closest('button[data-remover]');
  if (!button) { return; }
  event.preventDefault();
  const answer = await send(`${button.formAction}&parte=true`, fields()).catch(() => null);
  if (answer?.ok) {
    sent.innerHTML = await answer.text();
    input.focus();
  }
});
