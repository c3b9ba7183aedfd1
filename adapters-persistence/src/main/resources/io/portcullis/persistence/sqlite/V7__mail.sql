-- Links are mailed, and each mail waits here from its cause to its delivery; neither table holds a token.
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
                                  'suspended', 'password_changed', 'password_reset', 'too_many', 'refresh_reused',
                                  'store_behind')),
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

-- What stands behind mailed links, the newest for each account and purpose, until it is swept.
create table ticket (
  -- The mail's that carries the link; the greater, the newer.
  id              text    not null primary key check (length(id) = 36),
  purpose         text    not null check (purpose in ('verify_email', 'change_email', 'reset_password')),
  account_id      text    not null references account (id) on delete cascade,
  -- The account's when the link was asked for; in any other the ticket is void.
  epoch           integer not null check (epoch >= 0),
  -- Where the link goes, and the address that using it verifies.
  email           text    not null check (length(email) between 3 and 254),
  email_canonical text    not null check (length(email_canonical) between 3 and 318),
  -- Names the secret that sealed the link's token.
  secret_id       text    not null check (length(secret_id) = 16 and secret_id not glob '*[^0-9a-f]*'),
  -- Random; with the secret, what the token is derived from.
  seed            blob    not null check (length(seed) = 32),
  expires_at      integer not null,
  -- When the link was used; null while it wasn't.
  spent_at        integer,
  -- Tickets.issue; the cascade from account
  constraint ticket_account_purpose_key unique (account_id, purpose)
) strict, without rowid;

-- Tickets.sweep
create index ticket_expires_index on ticket (expires_at);

-- What is to be sent, until it is delivered, and what could not be, until it is swept.
create table mail (
  id              text    not null primary key check (length(id) = 36),
  kind            text    not null check (kind in ('verify_email', 'confirm_new_email', 'reset_password',
                                   'claim_account', 'account_exists', 'email_change_requested',
                                   'email_changed', 'password_changed', 'password_reset', 'new_device',
                                   'logins_closed')),
  -- Whose owner it is for; null, as are the next three, where there is nobody to write to.
  account_id      text             references account (id) on delete cascade,
  -- The account's when the mail was queued; a link for any other is not sent.
  epoch           integer          check (epoch >= 0),
  -- The one recipient.
  email           text             check (length(email) between 3 and 254),
  email_canonical text             check (length(email_canonical) between 3 and 318),
  -- When its cause happened.
  queued_at       integer not null,
  -- Where its cause came from.
  address         text    not null check (length(address) between 1 and 64),
  -- What the client said it was; null where it said nothing.
  user_agent      text             check (length(user_agent) <= 512),
  -- How often it was claimed; only the latest claim counts.
  attempts        integer not null check (attempts >= 0),
  -- When it may be claimed, and while it is claimed, when that runs out.
  due_at          integer not null,
  -- When it was given up; null while it may be sent.
  failed_at       integer,
  constraint mail_addressee_check check ((account_id is null) = (epoch is null)
    and (account_id is null) = (email is null) and (account_id is null) = (email_canonical is null))
) strict, without rowid;

-- Outbox.claim
create index mail_due_index on mail (due_at, id) where failed_at is null;
-- Outbox.failed, sweep
create index mail_failed_index on mail (failed_at, id) where failed_at is not null;
-- The cascade from account; mails for nobody are in it too, so that they cost what others cost
create index mail_account_index on mail (account_id);
