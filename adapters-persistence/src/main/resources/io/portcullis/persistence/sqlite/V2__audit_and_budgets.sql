-- Nothing here refers to another table: an entry outlives what it tells of, and a budget may be anybody's.

-- What happened, until it is swept; no row is ever changed.
create table audit_event (
  id         text    not null primary key check (length(id) = 36),
  at         integer not null,
  -- A dotted name, for programs to act on.
  kind       text    not null check (length(kind) between 1 and 64),
  result     text    not null check (result in ('success', 'refused')),
  -- Whose account it was about; null where it was nobody's.
  account_id text             check (length(account_id) = 36),
  -- Who did it; null where nobody proved who they are, or the server acted.
  actor_id   text             check (length(actor_id) = 36),
  -- The session that it was about, or else the one that asked.
  session_id text             check (length(session_id) = 36),
  -- Where it came from; null where the server acted.
  address    text             check (length(address) between 1 and 64),
  -- What the client said it was; null where it said nothing.
  user_agent text             check (length(user_agent) <= 512),
  -- The name under which logs speak of the request.
  request_id text             check (length(request_id) between 1 and 64),
  -- A JSON object of strings, the names sorted; null where there is nothing to add.
  details    text             check (details like '{"%"}' and length(details) <= 4000)
) strict, without rowid;

-- AuditTrail.about
create index audit_event_account_index on audit_event (account_id, at, id);
-- AuditTrail.sweep
create index audit_event_at_index on audit_event (at);

-- What whoever tries something has spent, until it is swept.
create table budget (
  -- What is tried, and by whom or on what; one place each.
  slot        text    not null primary key check (length(slot) between 1 and 64),
  -- The pseudonym of the one who has the place; null where no other can take it.
  holder      text             check (length(holder) = 64 and holder not glob '*[^0-9a-f]*'),
  -- Whether its failures outlast the sweep.
  lasting     integer not null check (lasting in (0, 1)),
  -- Counts how often the failures were forgotten; what was reserved before is void.
  epoch       integer not null check (epoch >= 0),
  -- Checks that failed since the last that was right.
  failures    integer not null check (failures >= 0),
  -- Checks that are reserved and not settled.
  in_flight   integer not null check (in_flight >= 0),
  -- When the latest of them was.
  reserved_at integer not null,
  -- When the next may be.
  opens_at    integer not null
) strict, without rowid;

-- Budgets.sweep
create index budget_reserved_index on budget (reserved_at);
