--liquibase formatted sql

--changeset filing:0013-holder-locks
-- One row per account that opened an order from a type check or took part in a transfer: its lock orders these acts of one account.
CREATE TABLE holder_locks (
  account BINARY(16) NOT NULL PRIMARY KEY
);
--rollback DROP TABLE holder_locks;

--changeset filing:0013-subject-transfers
-- The transfers of filings to other accounts, kept for ever: the key makes a transfer happen once, however often it is asked for.
-- from_partner, transferred_at and services are set by the transaction that inserts the row. services is the answer to each repeat.
-- refusal is the code of a transfer that was refused; its repeats are refused alike, also when the reason has passed.
CREATE TABLE subject_transfers (
  transfer_id    BINARY(16)  NOT NULL PRIMARY KEY,
  subject_id     BINARY(16)  NOT NULL,
  from_account   BINARY(16)  NOT NULL,
  from_partner   BINARY(16),
  to_account     BINARY(16)  NOT NULL,
  to_partner     BINARY(16),
  transferred_at DATETIME(6),
  services       JSON,
  refusal        VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin,
  KEY subject_transfers_subject (subject_id, transferred_at),
  CONSTRAINT subject_transfers_two_accounts CHECK (from_account <> to_account),
  CONSTRAINT subject_transfers_done CHECK ((transferred_at IS NULL) = (services IS NULL)),
  CONSTRAINT subject_transfers_one_end CHECK (transferred_at IS NULL OR refusal IS NULL)
);
--rollback DROP TABLE subject_transfers;

--changeset filing:0013-changes-of-one-partners-list
-- of_partner_alone: the domain is served as before, but by the customer of another partner, or of none. The whole list does not change.
ALTER TABLE serving_unversioned_changes
  ADD COLUMN of_partner_alone BOOLEAN NOT NULL DEFAULT FALSE,
  ADD CONSTRAINT serving_unversioned_changes_partner CHECK (of_partner_alone = FALSE OR partner IS NOT NULL);
--rollback ALTER TABLE serving_unversioned_changes DROP CONSTRAINT serving_unversioned_changes_partner, DROP COLUMN of_partner_alone;

--changeset filing:0013-orders-by-change
-- A caller asks what has changed since a time: a range in the order of the pages, of an account, of a partner or of all.
ALTER TABLE orders
  ADD KEY orders_holder_changed (holder, changed_at, id),
  ADD KEY orders_partner_changed (partner, changed_at, id),
  ADD KEY orders_changed (changed_at, id);
--rollback ALTER TABLE orders DROP KEY orders_holder_changed, DROP KEY orders_partner_changed, DROP KEY orders_changed;
