--liquibase formatted sql

--changeset filing:310-spot-check-results
-- What inspectors found of the authority's tasks, a round each: waits for a batch, lies with the authority, has its opinion.
-- alone: it spoiled a file with others, and goes by itself. held: the authority would not have it even so.
CREATE TABLE spot_check_results (
  id            BINARY(16)   NOT NULL PRIMARY KEY,
  spot_check_id BINARY(16)   NOT NULL,
  round         INT          NOT NULL,
  answers       VARCHAR(256) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  settled_at    DATETIME(6)  NOT NULL,
  upload_id     BINARY(16),
  alone         BOOLEAN      NOT NULL DEFAULT FALSE,
  held          VARCHAR(255),
  sent_at       DATETIME(6),
  accepted      BOOLEAN,
  decided_at    DATETIME(6),
  opinion       BLOB,
  -- what still waits for a batch, and nothing else
  waits         TINYINT GENERATED ALWAYS AS (CASE WHEN upload_id IS NULL AND held IS NULL THEN 1 END) STORED,
  UNIQUE KEY spot_check_results_round (spot_check_id, round),
  KEY spot_check_results_waiting (waits, settled_at),
  KEY spot_check_results_upload (upload_id),
  CONSTRAINT spot_check_results_task FOREIGN KEY (spot_check_id) REFERENCES spot_checks (id),
  CONSTRAINT spot_check_results_sent CHECK (sent_at IS NULL OR upload_id IS NOT NULL),
  CONSTRAINT spot_check_results_decided CHECK (
    (accepted IS NULL AND decided_at IS NULL AND opinion IS NULL) OR (accepted IS NOT NULL AND decided_at IS NOT NULL AND sent_at IS NOT NULL))
);
--rollback DROP TABLE spot_check_results;
