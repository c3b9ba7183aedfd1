-- The keys there are sign now. How long their tokens live was written down nowhere: a day is more than enough, and a
-- server that gives them longer says so when it starts.

alter table signing_key rename to former_signing_key;

-- The key pairs that sign access tokens, each until the next takes over.
create table signing_key (
  -- The thumbprint of the public key (RFC 7638).
  id          text    not null primary key check (length(id) between 1 and 64),
  algorithm   text    not null check (algorithm in ('ES256', 'EDDSA', 'RS256')),
  -- The public key as JSON (RFC 7517).
  jwk         text    not null check (length(jwk) between 2 and 4000),
  -- Names the secret that unwraps the private key.
  secret_id   text    not null check (length(secret_id) = 16 and secret_id not glob '*[^0-9a-f]*'),
  -- Encrypted, in base64url.
  private_key text    not null check (length(private_key) between 1 and 8000),
  -- Its place in the line of keys.
  number      integer not null check (number >= 1),
  -- When it was published.
  created_at  integer not null,
  -- When it takes over from the key before it.
  signs_from  integer not null,
  -- How long the tokens that it signs live at most, in seconds.
  token_life  integer not null check (token_life >= 1),
  -- SigningKeys.add, by which nodes agree on the next key; SigningKeys.all reads the whole table, which holds few rows
  constraint signing_key_number_key unique (number)
) strict, without rowid;

insert into signing_key (id, algorithm, jwk, secret_id, private_key, number, created_at, signs_from, token_life)
select id, algorithm, jwk, secret_id, private_key, row_number() over (order by created_at, id), created_at, created_at,
       86400
from former_signing_key;

drop table former_signing_key;
