--liquibase formatted sql

--changeset filing:241-deregistration-proposals
-- The provider ends a record by two persons: who confirms is not who proposed. open_subject is NULL once it is decided, so that the key
-- forgets it.
CREATE TABLE deregistration_proposals (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  subject_id   BINARY(16)  NOT NULL,
  service_id   BINARY(16),
  finding_id   BINARY(16)  NOT NULL,
  reason       VARCHAR(64) NOT NULL,
  proposed_by  BINARY(16)  NOT NULL,
  proposed_at  DATETIME(6) NOT NULL,
  state        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decided_by   BINARY(16),
  decided_at   DATETIME(6),
  order_id     BINARY(16),
  version      BIGINT      NOT NULL,
  open_subject BINARY(16) GENERATED ALWAYS AS (CASE WHEN state = 'OPEN' THEN subject_id ELSE NULL END) STORED,
  UNIQUE KEY deregistration_proposals_open (open_subject),
  UNIQUE KEY deregistration_proposals_order (order_id),
  KEY deregistration_proposals_state (state, id),
  CONSTRAINT deregistration_proposals_decided CHECK ((state = 'OPEN') = (decided_by IS NULL)),
  CONSTRAINT deregistration_proposals_two_persons CHECK (state <> 'CONFIRMED' OR decided_by <> proposed_by),
  CONSTRAINT deregistration_proposals_of_order CHECK ((state = 'CONFIRMED') = (order_id IS NOT NULL))
);
--rollback DROP TABLE deregistration_proposals;

--changeset filing:241-ground-of-orders
-- The provider's ground, where it and not the holder ends the record.
ALTER TABLE orders
  ADD COLUMN ground_finding BINARY(16),
  ADD COLUMN ground_reason  VARCHAR(64);
--rollback ALTER TABLE orders DROP COLUMN ground_finding, DROP COLUMN ground_reason;
