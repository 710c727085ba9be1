--liquibase formatted sql

--changeset filing:201-orders-rules-version
-- Which version of the provinces' rules judged the present submission, and what it told without refusing. NULL before the first one.
ALTER TABLE orders
  ADD COLUMN rules_version INT,
  ADD COLUMN rule_warnings TEXT;
--rollback ALTER TABLE orders DROP COLUMN rules_version, DROP COLUMN rule_warnings;
