// Everything here is a convenience: each page works without it. Texts come from data attributes, already translated.
const texts = document.body.dataset;

function toast(text) {
  const corner = document.querySelector('.toast-container') ?? document.body.appendChild(Object.assign(document.createElement('div'), {
    className: 'toast-container position-fixed bottom-0 end-0 p-3',
  }));
  const box = document.createElement('div');
  box.className = 'toast show pc-toast';
  box.setAttribute('role', 'status');
  const body = box.appendChild(Object.assign(document.createElement('div'), { className: 'toast-body' }));
  corner.append(box);
  body.append(Object.assign(document.createElement('p'), { className: 'mb-0', textContent: text }));
  setTimeout(() => box.remove(), 4000);
}

// What stands on the page, or what the server hands out for it and writes down.
async function textOf(button, source) {
  if (!button.dataset.copiarDe) { return source.textContent.trim(); }
  const token = document.querySelector('input[name=__RequestVerificationToken]').value;
  const answer = await fetch(button.dataset.copiarDe, { method: 'POST', redirect: 'error', body: new URLSearchParams({ __RequestVerificationToken: token }) });
  if (!answer.ok) { throw new Error(`${answer.status}`); }
  return answer.text();
}

async function copy(button) {
  const source = button.dataset.copiar ? document.querySelector(button.dataset.copiar) : null;
  try {
    // Given as a promise: while it is waited for, the click still counts as a person's.
    const text = textOf(button, source).then(t => new Blob([t], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
  } catch {
    if (source) { getSelection().selectAllChildren(source); } // no permission: the code is selected, Ctrl+C copies it
    else { location.assign(button.href); } // the page that shows the code
    return;
  }
  const menu = button.closest('details.pc-menu');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
    toast(button.dataset.aviso);
    return;
  }
  const label = button.querySelector('span');
  const before = label.textContent;
  if (before === texts.copied) { return; }
  label.textContent = texts.copied;
  toast(button.dataset.aviso ?? texts.copied);
  setTimeout(() => { label.textContent = before; }, 2000);
}

function showPassword(button) {
  const field = button.parentElement.querySelector('input');
  const shown = field.type === 'text';
  field.type = shown ? 'password' : 'text';
  button.setAttribute('aria-pressed', String(!shown));
}

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-copiar-de]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    copy(link);
    return;
  }
  const button = event.target.closest('button');
  if (!button) { return; }
  if (button.dataset.copiar) { copy(button); }
  else if (button.matches('.pc-com-botao > [aria-pressed]')) { showPassword(button); }
  else if (button.dataset.dialogo) { document.querySelector(button.dataset.dialogo).showModal(); }
  else if (button.dataset.imprimir !== undefined) { print(); }
});

// Esc closes the open menu and gives the focus back to its button.
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    const menu = event.target.closest?.('details.pc-menu[open]') ?? document.querySelector('details.pc-menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
    return;
  }
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches?.('textarea')) {
    event.target.form?.requestSubmit(event.target.form.querySelector('button.btn-primary') ?? undefined);
  } else if (event.key === '/' && document.body.dataset.teclas !== 'nao' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector('.pc-barra input[type=search]');
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});

document.addEventListener('change', event => {
  const field = event.target;
  if (field.dataset.envia !== undefined) { field.form.requestSubmit(); }
  if (field.matches('thead .pc-marcar input')) {
    for (const box of field.closest('table').querySelectorAll('tbody .pc-marcar input')) { box.checked = field.checked; }
  }
  if (field.matches('input[type=file]') && !field.form?.dataset.envio) { listFiles(field); } // draft.js sends its files at once
});

// Chosen files, with their sizes, before they are sent; what is too large is said at once.
function listFiles(input) {
  const list = input.nextElementSibling?.matches('ul[data-escolhidos]')
    ? input.nextElementSibling
    : Object.assign(document.createElement('ul'), { className: 'pc-lista pc-anexos mt-2' });
  list.dataset.escolhidos = '';
  list.setAttribute('role', 'status');
  const limit = Number(input.dataset.maxMb ?? 0) * 1024 * 1024;
  const size = bytes => bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;
  list.replaceChildren(...Array.from(input.files, file => {
    const item = document.createElement('li');
    const name = item.appendChild(Object.assign(document.createElement('span'), { className: 'nome', textContent: file.name }));
    item.append(Object.assign(document.createElement('span'), { className: 'pc-mini pc-num', textContent: size(file.size) }));
    if (limit && file.size > limit) {
      item.className = 'erro';
      name.textContent = `${file.name}: ${texts.tooLarge.replace('{0}', input.dataset.maxMb)}`;
    }
    return item;
  }));
  input.after(list);
}

// A picture pasted into the text, or files dropped on the form, go to the form's file field.
function addFiles(input, files) {
  if (!input || files.length === 0) { return false; }
  const all = new DataTransfer();
  for (const file of [...(input.multiple ? input.files : []), ...files]) { all.items.add(file); }
  input.files = all.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
const fileField = element => element.closest?.('form')?.querySelector('input[type=file]');
document.addEventListener('paste', event => {
  if (addFiles(fileField(event.target), [...event.clipboardData.files])) { event.preventDefault(); }
});
document.addEventListener('dragover', event => {
  if (fileField(event.target) && event.dataTransfer.types.includes('Files')) { event.preventDefault(); }
});
document.addEventListener('drop', event => {
  if (event.target.matches?.('input[type=file]')) { return; }
  if (addFiles(fileField(event.target), [...event.dataTransfer.files])) { event.preventDefault(); }
});

// One form is sent once; text that was typed and not sent asks before it is lost.
const unsaved = new Set();
document.addEventListener('input', event => {
  const form = event.target.form;
  if (form?.method === 'post' && event.target.matches('textarea')) {
    if (event.target.value.trim() === event.target.defaultValue.trim()) { unsaved.delete(form); } else { unsaved.add(form); }
  }
});
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') { return; }
  if (form.dataset.enviado !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.enviado = '';
  unsaved.delete(form);
  const button = event.submitter;
  if (button?.matches('.btn')) {
    button.classList.add('btn-loading');
    button.setAttribute('aria-busy', 'true');
  }
  // A download leaves the page where it is: the form can be sent again after a while.
  setTimeout(() => release(form), 8000);
});
function release(form) {
  delete form.dataset.enviado;
  for (const button of form.querySelectorAll('.btn-loading')) {
    button.classList.remove('btn-loading');
    button.removeAttribute('aria-busy');
  }
}
addEventListener('pageshow', event => {
  if (event.persisted) { document.querySelectorAll('form[data-enviado]').forEach(release); }
});
addEventListener('beforeunload', event => {
  if (unsaved.size > 0) { event.preventDefault(); }
});

document.querySelector('.pc-resumo-erros[role=alert]')?.focus();
