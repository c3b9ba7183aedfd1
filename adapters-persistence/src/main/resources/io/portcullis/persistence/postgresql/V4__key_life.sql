-- The keys there are sign now. How long their tokens live was written down nowhere: a day is more than enough, and a
-- server that gives them longer says so when it starts.

alter table signing_key
  drop constraint signing_key_algorithm_key,
  add column number     bigint      check (number >= 1),
  add column signs_from timestamptz,
  add column token_life bigint      check (token_life >= 1);

update signing_key
set number = (select count(*) from signing_key other
              where (other.created_at, other.id) <= (signing_key.created_at, signing_key.id)),
    signs_from = created_at,
    token_life = 86400;

alter table signing_key
  alter column number     set not null,
  alter column signs_from set not null,
  alter column token_life set not null,
  -- SigningKeys.add, by which nodes agree on the next key; SigningKeys.all reads the whole table, which holds few rows
  add constraint signing_key_number_key unique (number);

comment on table signing_key is 'The key pairs that sign access tokens, each until the next takes over.';
comment on column signing_key.number is 'Its place in the line of keys.';
comment on column signing_key.created_at is 'When it was published.';
comment on column signing_key.signs_from is 'When it takes over from the key before it.';
comment on column signing_key.token_life is 'How long the tokens that it signs live at most, in seconds.';
