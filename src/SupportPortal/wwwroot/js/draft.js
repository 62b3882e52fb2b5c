// Keeps the new-ticket form in its draft while it is being typed. Without this the form is kept when it is sent.
const form = document.querySelector('form[data-rascunho]');
const state = form.querySelector('[data-rascunho-estado]');
let timer = 0;
let sending = false;

async function save() {
  const fields = new FormData(form);
  fields.delete('Input.Uploads'); // files go with the form itself
  try {
    const answer = await fetch(form.dataset.rascunho, { method: 'POST', body: fields });
    if (!answer.ok || sending) { return; }
    state.textContent = await answer.text();
  } catch {
    return; // offline: the next change tries again
  }
  // What is saved need not be asked about when the page is left.
  for (const text of form.querySelectorAll('textarea')) {
    text.defaultValue = text.value;
    text.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

form.addEventListener('input', event => {
  if (!event.isTrusted) { return; }
  clearTimeout(timer);
  timer = setTimeout(save, 1500);
});
form.addEventListener('submit', () => {
  sending = true;
  clearTimeout(timer);
});

// Articles that may answer, while the subject is typed. They open beside the form and never hold it up.
const subject = form.querySelector('[data-sugestoes]');
const suggestions = document.getElementById('sugestoes');
let asking = 0;
subject?.addEventListener('input', () => {
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const asked = subject.value;
    const answer = await fetch(`${subject.dataset.sugestoes}?q=${encodeURIComponent(asked)}`).catch(() => null);
    if (answer?.ok && subject.value === asked) { suggestions.innerHTML = await answer.text(); }
  }, 400);
});
