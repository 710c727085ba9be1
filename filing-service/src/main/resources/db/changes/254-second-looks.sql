--liquibase formatted sql

--changeset filing:254-proposed-decisions
-- What a first reviewer decided where a second one has to look; empty unless that is awaited.
ALTER TABLE orders
  ADD COLUMN proposed_act VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN proposed_by  BINARY(16),
  ADD COLUMN proposed_at  DATETIME(6),
  ADD CONSTRAINT orders_proposal CHECK ((proposed_act IS NULL) = (proposed_by IS NULL) AND (proposed_act IS NULL) = (proposed_at IS NULL));
--rollback ALTER TABLE orders DROP CONSTRAINT orders_proposal, DROP COLUMN proposed_act, DROP COLUMN proposed_by, DROP COLUMN proposed_at;

--changeset filing:254-second-looks
-- What the second one made of it, written once with its step of the history. Nobody is their own second reviewer.
CREATE TABLE second_looks (
  order_id        BINARY(16)  NOT NULL,
  sequence        BIGINT      NOT NULL,
  submission      INT         NOT NULL,
  proposed        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  first_reviewer  BINARY(16)  NOT NULL,
  proposed_at     DATETIME(6) NOT NULL,
  second_reviewer BINARY(16)  NOT NULL,
  looked_at       DATETIME(6) NOT NULL,
  outcome         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (order_id, sequence),
  CONSTRAINT second_looks_by_another CHECK (first_reviewer <> second_reviewer)
);
--rollback DROP TABLE second_looks;
