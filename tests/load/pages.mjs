// What pages cost a running portal, by its own Server-Timing header: node tests/load/pages.mjs [address] [rounds]
// Start it with demo data in Release: dotnet run -c Release --project src/SupportPortal --no-launch-profile (ASPNETCORE_ENVIRONMENT=Development).
import { base, heading, measure, Visitor } from './visitor.mjs';

heading();
const customer = await new Visitor().signIn('11.222.333/0001-81');
const analyst = await new Visitor().signIn('analista@demo.example');
const finance = await new Visitor().signIn('financeiro@demo.example');
const anybody = new Visitor();
const code = await customer.first('/chamados', /href="(\/chamados\/\d{4}-\d+)"/);
const draft = (await customer.get('/chamados/novo')).answer.headers.get('location') ?? '/chamados/novo';
await measure('sign-in', anybody, '/entrar');
await measure('home', customer, '/');
await measure('tickets', customer, '/chamados');
await measure('ticket', customer, code);
await measure('new ticket', customer, draft.replace(base, ''));
await measure('statement', customer, '/financeiro');
await measure('title', customer, await customer.first('/financeiro?situacao=a-vencer&periodo=tudo', /href="(\/financeiro\/\d{4}-\d+)"/));
await measure('service orders', customer, '/ordens-de-servico');
await measure('help', anybody, '/ajuda');
await measure('article', customer, await customer.first('/ajuda/financeiro', /href="(\/ajuda\/artigos\/[^"?#]+)"/));
await measure('search', anybody, '/ajuda/busca?q=boleto');
await measure('queue', analyst, '/atendimento');
await measure('workspace', analyst, await analyst.first('/atendimento', /href="(\/atendimento\/chamados\/\d{4}-\d+)/));
await measure('billing', finance, '/cobranca');
await measure('billed title', finance, await finance.first('/cobranca', /href="(\/cobranca\/titulos\/\d{4}-\d+)"/));
