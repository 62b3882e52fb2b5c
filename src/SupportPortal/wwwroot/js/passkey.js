// Forms marked data-passkey ask the device for a passkey: "get" to sign in, "create" to add one. They stay hidden where the browser has none.
const can = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential.parseCreationOptionsFromJSON;

const post = async (form, handler, more = {}) => {
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(more)) { body.set(name, value); }
  const url = new URL(form.action);
  if (handler) { url.searchParams.set('handler', handler); }
  const answer = await fetch(url, { method: 'POST', body });
  const json = answer.headers.get('content-type')?.includes('json') ? await answer.json() : {};
  if (!answer.ok) { throw new Error(json.problem ?? form.dataset.failed); }
  return json;
};

const ask = (kind, options) => kind === 'create'
  ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
  : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });

async function send(form) {
  const place = form.querySelector('.pc-erro');
  place.replaceChildren();
  try {
    const credential = await ask(form.dataset.passkey, await post(form, 'options'));
    location.assign((await post(form, '', { credential: JSON.stringify(credential) })).url);
  } catch (problem) {
    // What the browser says of a ceremony that was broken off is for developers.
    const textContent = problem instanceof DOMException ? form.dataset.failed : problem.message;
    place.append(Object.assign(document.createElement('span'), { role: 'alert', textContent }));
  }
}

for (const form of can ? document.querySelectorAll('form[data-passkey]') : []) {
  form.closest('[hidden]')?.removeAttribute('hidden');
  form.addEventListener('submit', event => {
    event.preventDefault();
    send(form);
  });
}
