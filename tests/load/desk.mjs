// What the desk's pages cost with a hundred thousand tickets: node tests/load/desk.mjs [address] [rounds]
// Fill the demo database first (tests/load/tickets.sql), and start the portal in Release with Portal__ServerTiming=true.
import { heading, measure, Visitor } from './visitor.mjs';

const analyst = await new Visitor().signIn('analista@demo.example');
const supervisor = await new Visitor().signIn('supervisor@demo.example');
const ticket = await analyst.first('/atendimento', /href="(\/atendimento\/chamados\/\d{4}-\d+)/);
const next = (await analyst.first('/atendimento', /rel="next" href="([^"]+)"/)).replaceAll('&amp;', '&');
const cnpj = (await analyst.first('/atendimento/clientes', /clientes\/(\d{14})"/));
const number = ticket.split('-').at(-1);

heading();
await measure('queue, all open', analyst, '/atendimento');
await measure('queue, second page', analyst, next);
await measure('queue, mine', analyst, '/atendimento?visao=minha');
await measure('queue, overdue', supervisor, '/atendimento?visao=vencidos');
await measure('queue, any status by last change', analyst, '/atendimento?status=qualquer&ordem=atualizacao');
await measure('queue, one product by deadline', analyst, '/atendimento?produto=1&ordem=prazo');
await measure('queue with preview', analyst, `/atendimento?chamado=${ticket.split('/').at(-1)}`);
await measure('search: code', analyst, `/atendimento?q=${ticket.split('/').at(-1)}`);
await measure('search: bare number', analyst, `/atendimento?q=${number}`);
await measure('search: CNPJ', analyst, `/atendimento?q=${cnpj}`);
await measure('search: CPF', analyst, '/atendimento?q=52998224725');
await measure('search: person', analyst, '/atendimento?q=fernanda+lima');
await measure('search: company', analyst, '/atendimento?q=serra+azul');
await measure('search: a rare word', analyst, '/atendimento?q=certificado+digital');
await measure('search: a common word', analyst, '/atendimento?q=nota');
await measure('workspace', analyst, ticket);
await measure('workspace from a view', analyst, `${ticket}?visao=sem-responsavel&ordem=prazo`);
