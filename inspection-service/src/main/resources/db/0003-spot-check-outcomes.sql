--liquibase formatted sql

--changeset inspection:spot-check-outcome-1
-- What was found last, and what the authority thinks of it. A round is settled with all of its answers.
ALTER TABLE spot_check
  ADD COLUMN state      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'OPEN',
  ADD COLUMN version    BIGINT       NOT NULL DEFAULT 1,
  ADD COLUMN round      INT          NOT NULL DEFAULT 0,
  ADD COLUMN answers    VARCHAR(256) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN settled_at DATETIME(6),
  ADD COLUMN decided_at DATETIME(6),
  ADD COLUMN opinion    BLOB,
  ADD CONSTRAINT spot_check_settled CHECK (
    (state = 'OPEN' AND round = 0 AND answers IS NULL AND settled_at IS NULL AND decided_at IS NULL)
    OR (state = 'SETTLED' AND round > 0 AND answers IS NOT NULL AND settled_at IS NOT NULL AND decided_at IS NULL)
    OR (state IN ('ACCEPTED', 'REFUSED') AND round > 0 AND answers IS NOT NULL AND settled_at IS NOT NULL AND decided_at IS NOT NULL));
--rollback ALTER TABLE spot_check DROP CONSTRAINT spot_check_settled, DROP COLUMN state, DROP COLUMN version, DROP COLUMN round, DROP COLUMN answers, DROP COLUMN settled_at, DROP COLUMN decided_at, DROP COLUMN opinion;
