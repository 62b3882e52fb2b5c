// What was typed when the server could not take it, in this tab only, until it can. Files and the form's token are never kept here.
const texts = form => [...form.elements].filter(e => e.name.startsWith('Input.') && !['file', 'hidden', 'submit'].includes(e.type));

export function rememberIn(key, form) {
  const values = texts(form).filter(e => e.type !== 'radio' || e.checked).map(e => [e.name, e.value]);
  sessionStorage.setItem(key, JSON.stringify(values));
}

export function forget(key) {
  sessionStorage.removeItem(key);
}

// True when something was put back that the page did not have.
export function restoreFrom(key, form) {
  const values = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (!values || form.querySelector('.pc-resumo-erros')) { return false; }
  let changed = false;
  for (const [name, value] of JSON.parse(values)) {
    for (const field of texts(form).filter(e => e.name === name)) {
      if (field.type === 'radio') {
        changed ||= field.value === value && !field.checked;
        field.checked = field.value === value;
      } else {
        changed ||= field.value !== value;
        field.value = value;
      }
    }
  }
  return changed;
}
