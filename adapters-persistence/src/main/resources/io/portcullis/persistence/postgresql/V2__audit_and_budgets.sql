-- Nothing here refers to another table: an entry outlives what it tells of, and a budget may be anybody's.

create table audit_event (
  id         uuid        not null primary key,
  at         timestamptz not null,
  kind       text        not null check (char_length(kind) between 1 and 64),
  result     text        not null check (result in ('success', 'refused')),
  account_id uuid,
  actor_id   uuid,
  session_id uuid,
  address    text                 check (char_length(address) between 1 and 64),
  user_agent text                 check (char_length(user_agent) <= 512),
  request_id text                 check (char_length(request_id) between 1 and 64),
  details    text                 check (details like '{"%"}' and char_length(details) <= 4000)
);

-- AuditTrail.about
create index audit_event_account_index on audit_event (account_id, at, id);
-- AuditTrail.sweep
create index audit_event_at_index on audit_event (at);

comment on table audit_event is 'What happened, until it is swept; no row is ever changed.';
comment on column audit_event.kind is 'A dotted name, for programs to act on.';
comment on column audit_event.account_id is 'Whose account it was about; null where it was nobody''s.';
comment on column audit_event.actor_id is 'Who did it; null where nobody proved who they are, or the server acted.';
comment on column audit_event.session_id is 'The session that it was about, or else the one that asked.';
comment on column audit_event.address is 'Where it came from; null where the server acted.';
comment on column audit_event.user_agent is 'What the client said it was; null where it said nothing.';
comment on column audit_event.request_id is 'The name under which logs speak of the request.';
comment on column audit_event.details is 'A JSON object of strings, the names sorted; null where there is nothing to add.';

create table budget (
  slot        text        not null primary key check (char_length(slot) between 1 and 64),
  holder      text                 check (holder ~ '^[0-9a-f]{64}$'),
  lasting     boolean     not null,
  epoch       bigint      not null check (epoch >= 0),
  failures    integer     not null check (failures >= 0),
  in_flight   integer     not null check (in_flight >= 0),
  reserved_at timestamptz not null,
  opens_at    timestamptz not null
);

-- Budgets.sweep
create index budget_reserved_index on budget (reserved_at);

comment on table budget is 'What whoever tries something has spent, until it is swept.';
comment on column budget.slot is 'What is tried, and by whom or on what; one place each.';
comment on column budget.holder is 'The pseudonym of the one who has the place; null where no other can take it.';
comment on column budget.lasting is 'Whether its failures outlast the sweep.';
comment on column budget.epoch is 'Counts how often the failures were forgotten; what was reserved before is void.';
comment on column budget.failures is 'Checks that failed since the last that was right.';
comment on column budget.in_flight is 'Checks that are reserved and not settled.';
comment on column budget.reserved_at is 'When the latest of them was.';
comment on column budget.opens_at is 'When the next may be.';
