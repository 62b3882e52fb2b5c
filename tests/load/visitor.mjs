// A signed-in visitor of a running portal, and what its pages cost by its own Server-Timing header.
const [base = 'http://localhost:5080', rounds = '200'] = process.argv.slice(2);
const password = 'Azulejo-Demo-2026';

export class Visitor {
  cookies = new Map();

  async get(path, options = {}) {
    const answer = await fetch(base + path, {
      redirect: 'manual', ...options,
      headers: { cookie: [...this.cookies].map(c => c.join('=')).join('; '), ...options.headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.cookies.set(name, value);
    }
    return { answer, body: await answer.text() };
  }

  async signIn(user) {
    const { body } = await this.get('/entrar');
    const token = /__RequestVerificationToken[^>]*value="([^"]+)"/.exec(body)[1];
    const fields = new URLSearchParams({ 'Input.User': user, 'Input.Password': password, __RequestVerificationToken: token });
    const { answer } = await this.get('/entrar', { method: 'POST', body: fields });
    if (answer.status !== 302) { throw new Error(`${user} was not signed in: ${answer.status}`); }
    return this;
  }

  async first(list, pattern) {
    const found = pattern.exec((await this.get(list)).body);
    if (!found) { throw new Error(`Nothing on ${list} looks like ${pattern}`); }
    return found[1];
  }
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

export async function measure(name, visitor, path) {
  const app = [], db = [];
  let statements = 0, bytes = 0;
  for (let i = 0; i < Number(rounds) + 50; i++) {
    const { answer, body } = await visitor.get(path);
    if (answer.status !== 200) { throw new Error(`${path}: ${answer.status}`); }
    if (i < 50) { continue; } // warming up
    const timing = answer.headers.get('server-timing');
    if (!timing) { throw new Error('No Server-Timing header: set Portal__ServerTiming=true.'); }
    app.push(Number(/app;dur=([\d.]+)/.exec(timing)[1]));
    db.push(Number(/db;dur=([\d.]+)/.exec(timing)[1]));
    statements = Number(/desc="(\d+)"/.exec(timing)[1]);
    bytes = new TextEncoder().encode(body).length;
  }
  for (const times of [app, db]) { times.sort((a, z) => a - z); }
  console.log(`| ${name} | ${at(app, 0.5).toFixed(1)} | ${at(app, 0.99).toFixed(1)} | ${at(db, 0.5).toFixed(1)} | ${statements} | ${(bytes / 1024).toFixed(0)} |`);
}

export const heading = () => console.log('| page | median ms | p99 ms | of it database | statements | KB |\n| --- | --: | --: | --: | --: | --: |');
export { base };
