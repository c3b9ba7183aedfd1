-- What an administrator does leaves its traces, and who administers is found without reading all accounts.
-- SQLite can't change the checks of a table, so it is made anew.

alter table session rename to former_session;

-- Logins, until they are swept.
create table session (
  id           text    not null primary key check (length(id) = 36),
  account_id   text    not null references account (id) on delete cascade,
  -- Names the secret that sealed its refresh tokens.
  secret_id    text    not null check (length(secret_id) = 16 and secret_id not glob '*[^0-9a-f]*'),
  -- Random; with the secret, what its refresh tokens are derived from.
  seed         blob    not null check (length(seed) = 32),
  -- The refresh token that is valid now, counted from 0.
  generation   integer not null check (generation >= 0),
  -- When the caller proved who they are.
  created_at   integer not null,
  -- The login or the last refresh.
  last_used_at integer not null,
  -- When the present generation came to be.
  rotated_at   integer not null,
  -- The earlier of its idle and its absolute end.
  expires_at   integer not null,
  -- What the client said it was at login; null where it said nothing.
  user_agent   text             check (length(user_agent) <= 512),
  -- Where the login came from.
  address      text    not null check (length(address) between 1 and 64),
  -- How the caller proved it (RFC 8176).
  methods      text    not null check (methods in ('password')),
  -- When it ended before its time; null while it hasn't.
  ended_at     integer,
  end_reason   text             check (end_reason in ('logged_out', 'ended_by_owner', 'ended_by_admin',
                                  'suspended', 'password_changed', 'too_many', 'refresh_reused', 'store_behind')),
  constraint session_end_check check ((ended_at is null) = (end_reason is null))
) strict, without rowid;

insert into session (id, account_id, secret_id, seed, generation, created_at, last_used_at, rotated_at, expires_at,
  user_agent, address, methods, ended_at, end_reason)
select id, account_id, secret_id, seed, generation, created_at, last_used_at, rotated_at, expires_at,
  user_agent, address, methods, ended_at, end_reason
from former_session;

drop table former_session;

-- Sessions.live, endAll, endBeyond; the cascade from account
create index session_account_index on session (account_id, last_used_at);
-- Sessions.sweep
create index session_expires_index on session (expires_at);
create index session_ended_index on session (ended_at) where ended_at is not null;

-- Accounts.assign, suspend, delete
create index account_admin_index on account (status, id) where roles <> 'user';

-- Locked by whoever takes an active administrator away, so that they come one by one.
create table admin_guard (
  only_row integer not null primary key check (only_row = 1)
) strict;

-- AuditTrail.all, sweep
drop index audit_event_at_index;
create index audit_event_at_index on audit_event (at, id);
-- AuditTrail.all of a kind
create index audit_event_kind_index on audit_event (kind, at, id);
