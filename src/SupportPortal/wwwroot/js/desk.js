// Single keys for people who answer sixty tickets a day. They do nothing while one types, and can be turned off (WCAG 2.1.4).
const help = document.querySelector('#atalhos');
const off = () => localStorage.getItem('desk-keys') === 'off';
const rows = [...document.querySelectorAll('.pc-fila .pc-alvo')];
let at = rows.findIndex(row => row.closest('tr').hasAttribute('aria-current'));

function move(step) {
  if (rows.length === 0) { return; }
  at = Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[at].focus();
  rows[at].scrollIntoView({ block: 'nearest' });
}

function compose(kind) {
  const form = document.querySelector('#responder');
  if (!form) { return false; }
  form.querySelector(`[value=${kind}]`).checked = true;
  form.querySelector('textarea').focus();
  return true;
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => rows[at]?.click(),
  r: () => compose('publica') || document.querySelector('.pc-previa footer .btn-primary')?.click(),
  n: () => compose('interna'),
  a: () => document.querySelector('[data-assumir]')?.click(),
  '?': () => help?.showModal(),
};

document.addEventListener('keydown', event => {
  const typing = event.target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog[open]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key] || (off() && event.key !== '?')) { return; }
  event.preventDefault();
  keys[event.key]();
});

const toggle = help?.querySelector('input[type=checkbox]');
if (toggle) {
  toggle.checked = !off();
  toggle.addEventListener('change', () => localStorage.setItem('desk-keys', toggle.checked ? 'on' : 'off'));
}
