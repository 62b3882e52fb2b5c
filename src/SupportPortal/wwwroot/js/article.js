// Keeps an article in its draft while it is being written. Without this it is kept by the buttons.
const form = document.querySelector('form[data-artigo]');
const state = form.querySelector('[data-artigo-estado]');
const version = form.querySelector('input[name="Input.Version"]');
const body = form.querySelector('textarea[name="Input.Body"]');
let timer = 0;
let sending = false;
let saving = Promise.resolve(true);

// False when the session has ended: the form then stays where it is, with what was typed.
async function save() {
  const fields = new FormData(form);
  fields.delete('Input.Uploads'); // files go with their own button
  let answer;
  try {
    answer = await fetch(form.dataset.artigo, { method: 'POST', body: fields, redirect: 'manual' });
  } catch {
    return true; // offline: the next change tries again
  }
  if (answer.type === 'opaqueredirect') {
    state.textContent = form.dataset.expirada;
    return false;
  }
  if (answer.status === 409 || answer.status === 422) { state.textContent = await answer.text(); }
  if (!answer.ok) { return true; }
  const saved = await answer.json();
  version.value = saved.version;
  state.textContent = saved.text;
  // What is saved need not be asked about when the page is left.
  for (const text of form.querySelectorAll('textarea')) {
    if (text.value !== fields.get(text.name).replaceAll('\r\n', '\n')) { continue; }
    text.defaultValue = text.value;
    text.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return true;
}

form.addEventListener('input', event => {
  if (!event.isTrusted || event.target.type === 'file') { return; }
  clearTimeout(timer);
  timer = setTimeout(() => { saving = save(); }, 1500);
});

// The text is saved first, and the form sent with the version that leaves: a session that has ended costs nothing that was typed.
form.addEventListener('submit', async event => {
  clearTimeout(timer);
  if (sending) { return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  await saving;
  if (!await save()) { return; }
  sending = true;
  form.requestSubmit(event.submitter);
  sending = false;
});

for (const button of form.querySelectorAll('[data-inserir]')) {
  button.addEventListener('click', () => {
    body.setRangeText(`\n${button.dataset.inserir}\n`, body.selectionStart, body.selectionEnd, 'end');
    body.focus();
    clearTimeout(timer);
    saving = save();
  });
}

const preview = document.getElementById('previa');
preview?.focus();
