-- Times come from the server's clock as whole microseconds; no column has a default.
-- Each index names the queries that it serves; primary keys serve all that ask by identifier.

create table account (
  id              uuid        not null primary key,
  email           text        not null check (char_length(email) between 3 and 254),
  email_canonical text        not null check (char_length(email_canonical) between 3 and 318),
  email_verified  boolean     not null,
  display_name    text                 check (char_length(display_name) between 1 and 100),
  roles           text        not null check (roles in ('admin', 'admin user', 'user')),
  status          text        not null check (status in ('active', 'suspended')),
  epoch           bigint      not null check (epoch >= 0),
  created_at      timestamptz not null,
  -- Accounts.add, Credentials.ofEmail
  constraint account_email_canonical_key unique (email_canonical)
);

comment on table account is 'Who can log in. The row referees its account: whoever builds on its state updates it first.';
comment on column account.email is 'As its owner wrote it, in NFC; mail goes there and nowhere else.';
comment on column account.email_canonical is 'Decides whether two addresses are the same.';
comment on column account.display_name is 'Null where the owner gave none.';
comment on column account.roles is 'Sorted, with single spaces between.';
comment on column account.epoch is 'Rises with every change that voids what was built on the account''s earlier state.';

create table password (
  account_id uuid        not null primary key references account (id) on delete cascade,
  hash       text        not null check (char_length(hash) <= 4000),
  changed_at timestamptz not null
);

comment on table password is 'The password of an account, hashed; one each at most.';
comment on column password.hash is 'Names its own scheme, cost and secret.';
comment on column password.changed_at is 'When the owner set it; a renewed hash of the same password keeps it.';

create table session (
  id           uuid        not null primary key,
  account_id   uuid        not null references account (id) on delete cascade,
  secret_id    text        not null check (secret_id ~ '^[0-9a-f]{16}$'),
  seed         bytea       not null check (octet_length(seed) = 32),
  generation   bigint      not null check (generation >= 0),
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  rotated_at   timestamptz not null,
  expires_at   timestamptz not null,
  user_agent   text                 check (char_length(user_agent) <= 512),
  address      text        not null check (char_length(address) between 1 and 64),
  methods      text        not null check (methods in ('password')),
  ended_at     timestamptz,
  end_reason   text                 check (end_reason in ('logged_out', 'ended_by_owner', 'password_changed',
                                      'too_many', 'refresh_reused', 'store_behind')),
  constraint session_end_check check ((ended_at is null) = (end_reason is null))
);

-- Sessions.live, endAll, endBeyond; the cascade from account
create index session_account_index on session (account_id, last_used_at);
-- Sessions.sweep
create index session_expires_index on session (expires_at);
create index session_ended_index on session (ended_at) where ended_at is not null;

comment on table session is 'Logins, until they are swept.';
comment on column session.secret_id is 'Names the secret that sealed its refresh tokens.';
comment on column session.seed is 'Random; with the secret, what its refresh tokens are derived from.';
comment on column session.generation is 'The refresh token that is valid now, counted from 0.';
comment on column session.created_at is 'When the caller proved who they are.';
comment on column session.last_used_at is 'The login or the last refresh.';
comment on column session.rotated_at is 'When the present generation came to be.';
comment on column session.expires_at is 'The earlier of its idle and its absolute end.';
comment on column session.user_agent is 'What the client said it was at login; null where it said nothing.';
comment on column session.address is 'Where the login came from.';
comment on column session.methods is 'How the caller proved it (RFC 8176).';
comment on column session.ended_at is 'When it ended before its time; null while it hasn''t.';

create table signing_key (
  id          text        not null primary key check (char_length(id) between 1 and 64),
  algorithm   text        not null check (algorithm in ('ES256')),
  jwk         text        not null check (char_length(jwk) between 2 and 4000),
  secret_id   text        not null check (secret_id ~ '^[0-9a-f]{16}$'),
  private_key text        not null check (char_length(private_key) between 1 and 8000),
  created_at  timestamptz not null,
  -- SigningKeys.addFirst; SigningKeys.all reads the whole table, which holds a key an algorithm
  constraint signing_key_algorithm_key unique (algorithm)
);

comment on table signing_key is 'The key pairs that sign access tokens, one an algorithm.';
comment on column signing_key.id is 'The thumbprint of the public key (RFC 7638).';
comment on column signing_key.jwk is 'The public key as JSON (RFC 7517).';
comment on column signing_key.secret_id is 'Names the secret that unwraps the private key.';
comment on column signing_key.private_key is 'Encrypted, in base64url.';

create table secret_check (
  only_row  smallint not null primary key check (only_row = 1),
  secret_id text     not null check (secret_id ~ '^[0-9a-f]{16}$'),
  value     text     not null check (char_length(value) between 1 and 1000)
);

comment on table secret_check is 'By what the store knows its secret; one row, none before a server first opened it.';
comment on column secret_check.value is 'Derived from the secret; opens nothing.';
