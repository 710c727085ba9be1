--liquibase formatted sql

--changeset account:signing-keys-1
-- The id is the kid. Of two replicas that make the same generation, one wins.
CREATE TABLE signing_key (
  id          BINARY(16)     NOT NULL PRIMARY KEY,
  generation  INT            NOT NULL,
  public_key  VARBINARY(600) NOT NULL,
  private_key VARBINARY(3000) NOT NULL,
  signs_from  DATETIME(6)    NOT NULL,
  signs_until DATETIME(6)    NOT NULL,
  UNIQUE KEY signing_key_generation (generation)
);
