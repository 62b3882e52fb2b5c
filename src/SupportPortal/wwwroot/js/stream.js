// The line to the server that says that something changed, and the place where the page says so. It is open while somebody looks at the page.
export const place = document.querySelector('[data-eventos]');
export const texts = place.dataset;
const longestPause = 5 * 60_000;
let source, pause = 10_000, waiting, ended = false;
let seen = new URL(texts.eventos, location.href).searchParams.get('visto');

export function listen({ changed, presence }) {
  function open() {
    clearTimeout(waiting);
    const address = new URL(texts.eventos, location.href);
    if (seen) { address.searchParams.set('visto', seen); }
    source = new EventSource(address);
    source.addEventListener('open', () => { pause = 10_000; });
    source.addEventListener('changed', event => {
      seen = event.lastEventId;
      changed();
    });
    source.addEventListener('presence', () => presence?.());
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
  document.addEventListener('visibilitychange', () => {
    if (ended) { return; }
    close();
    if (!document.hidden) { open(); }
  });
  addEventListener('pagehide', close);
  addEventListener('pageshow', event => { if (event.persisted && !ended) { open(); } });
  if ('EventSource' in window && !document.hidden) { open(); }
}

export function say(text, action, act) {
  const line = Object.assign(document.createElement('p'), { textContent: text });
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-sm', textContent: action });
  const shut = Object.assign(document.createElement('button'), { type: 'button', className: 'btn-close', ariaLabel: texts.fechar });
  button.addEventListener('click', act);
  shut.addEventListener('click', () => place.replaceChildren());
  place.replaceChildren(line, button, shut);
}

/** A page or a part of it as it is now, as HTML; asking for it is no act of a person's. */
export async function fetched(address) {
  const answer = await fetch(address, { headers: { 'X-Unattended': '1' }, redirect: 'error' });
  if (!answer.ok) { throw new Error(`${answer.status}`); }
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}
