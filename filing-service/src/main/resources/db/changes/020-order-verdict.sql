--liquibase formatted sql

--changeset filing:020-order-verdict
-- The findings take the place of the verdict's reasons. needs_person is the reviewers' queue, newest first like every list of orders.
ALTER TABLE orders
  ADD COLUMN last_look      BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN rule_findings  TEXT,
  ADD COLUMN needs_person   BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN asked_again_at DATETIME(6),
  ADD KEY orders_needing_person (needs_person, id);
