-- A hundred thousand tickets on top of the demo data, for tests/load/desk.mjs: psql -v tickets=100000 -f tests/load/tickets.sql "<connection string>"
-- as the database's superuser. Each copies the texts, clocks and people of a demo ticket for another company and another moment of the last
-- three years; one in forty is open. Never run it on a database that anybody needs.
\set ON_ERROR_STOP on
\if :{?tickets} \else \set tickets 100000 \endif
\timing on
begin;

create function pg_temp.check_digit(digits text) returns int language sql immutable as $$
  select case when sum % 11 < 2 then 0 else 11 - sum % 11 end from (
    select sum(substr(digits, i, 1)::int * (2 + (length(digits) - i) % 8))::int as sum from generate_series(1, length(digits)) i) s
$$;

with made as (select g, lpad((70000000 + g * 37)::text, 8, '0') || '0001' as root from generate_series(1, 2000) g),
     first as (select g, root || pg_temp.check_digit(root) as root from made)
insert into customers (cnpj, legal_name, trade_name, email, email_changed_at, street, city, state, postal_code, created_at)
select root || pg_temp.check_digit(root), (array['Comercial', 'Indústria', 'Transportes', 'Cooperativa', 'Clínica', 'Construtora', 'Laticínios', 'Metalúrgica'])[1 + g % 8] || ' '
    || (array['São José', 'Serra Azul', 'Campo Verde', 'Rio Manso', 'Boa Vista', 'Pedra Branca', 'Santa Inês', 'Mar Alto', 'Vale do Ouro'])[1 + g % 9] || ' ' || g || ' Ltda.',
    null, 'contato@carga' || g || '.example', now(), 'Rua Um, 1', 'Contagem', 'MG', '32000000', now()
from first;

create temporary table models on commit drop as select row_number() over (order by id) - 1 as n, t.* from tickets t;
create temporary table loaded on commit drop as
select g, m.id as model, now() - interval '1 day' - (g * interval '1 second' * (94600000.0 / :tickets)) - m.opened_at as shift,
    c.id as customer_id, g % 40 = 0 as is_open, nextval(pg_get_serial_sequence('tickets', 'id')) as id
from generate_series(1, :tickets) g
join models m on m.n = (g * 7919) % (select count(*) from models)
join (select id, row_number() over (order by id) - 1 as n from customers) c on c.n = (g::bigint * 104729) % (select count(*) from customers);

insert into tickets (id, code, customer_id, requester_id, requester_name, requester_cpf, department, notify_email, subject, category_id, product_id, status, priority, assignee_id,
    opened_at, updated_at, status_since, resolved_at, closed_at, due_at, response_target, response_hours, awaits_reply, notifies_outside)
select l.id, (extract(year from m.opened_at + l.shift))::text || '-' || lpad((200000 + l.g)::text, 6, '0'), l.customer_id, null,
    (array['Ana', 'Bruno', 'Carla', 'Davi', 'Elisa', 'Fernanda', 'Gustavo', 'Helena', 'Igor', 'Júlia'])[1 + l.g % 10] || ' ' || (array['Prado', 'Lima', 'Souza', 'Melo', 'Nunes', 'Araújo', 'Conceição'])[1 + l.g % 7] || ' ' || l.g % 997,
    case when l.g % 3 = 0 then lpad((l.g * 31)::text, 11, '0') end, m.department, 'pessoa' || l.g || '@carga.example', left(m.subject || ' ' || l.g, 150), m.category_id, m.product_id,
    case when l.is_open then (array['New', 'InProgress', 'InProgress', 'WaitingCustomer', 'WaitingThirdParty'])[1 + l.g / 40 % 5] else 'Closed' end, m.priority,
    case when l.is_open and l.g / 40 % 5 = 0 then null else m.assignee_id end,
    m.opened_at + l.shift, m.updated_at + l.shift, m.updated_at + l.shift, case when not l.is_open then m.updated_at + l.shift end, case when not l.is_open then m.updated_at + l.shift end,
    case when l.is_open then now() + (l.g % 4000 - 800) * interval '1 minute' else m.due_at + l.shift end, m.response_target, m.response_hours, l.is_open and l.g % 3 = 0, false
from loaded l join models m on m.id = l.model;

insert into ticket_messages (ticket_id, customer_id, body, is_internal, author_id, author_name, side, at)
select l.id, l.customer_id, m.body || ' ' || l.g, m.is_internal, case when m.side = 'Staff' then m.author_id end, m.author_name, m.side, m.at + l.shift
from loaded l join ticket_messages m on m.ticket_id = l.model;

insert into ticket_events (ticket_id, customer_id, kind, "from", "to", by_id, by_name, side, at, note, is_internal)
select l.id, l.customer_id, e.kind, e."from", e."to", null, e.by_name, e.side, e.at + l.shift, e.note, e.is_internal
from loaded l join ticket_events e on e.ticket_id = l.model where e.kind in ('Opened', 'Assigned', 'StatusChanged');

insert into sla_clocks (ticket_id, customer_id, metric, target, hours, started_at, due_at, met_at, breached_at)
select l.id, l.customer_id, c.metric, c.target, c.hours, c.started_at + l.shift, c.due_at + l.shift, case when l.is_open and c.metric = 'Resolution' then null else c.started_at + l.shift + interval '1 hour' end, null
from loaded l join sla_clocks c on c.ticket_id = l.model;
commit;
vacuum analyze;
select count(*) as tickets, count(*) filter (where status in ('New', 'InProgress', 'WaitingCustomer', 'WaitingThirdParty')) as open from tickets;
