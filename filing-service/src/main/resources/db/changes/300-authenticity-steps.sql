--liquibase formatted sql

--changeset filing:300-authenticity-steps
-- One link through which a principal shows on their phone that they are who the order says, and what came of it. Only the digest of
-- what stands in the link is kept. The result is bound to the person by a blind index over name, type and number, and to the order.
CREATE TABLE authenticity_steps (
  id                BINARY(16)  NOT NULL PRIMARY KEY,
  digest            BINARY(32)  NOT NULL,
  order_id          BINARY(16)  NOT NULL,
  part              VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_index      BINARY(16)  NOT NULL,
  state             VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  link_ends_at      DATETIME(6) NOT NULL,
  tries_left        INT         NOT NULL,
  consent_version   VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  consent_purpose   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin,
  consented_at      DATETIME(6),
  result            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  check_id          BINARY(16),
  checked_at        DATETIME(6),
  valid_until       DATETIME(6),
  photo_id          BINARY(16),
  photo_ends_at     DATETIME(6),
  open_part         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin
                    AS (CASE WHEN state = 'OPEN' THEN part END) STORED,
  UNIQUE KEY authenticity_steps_digest (digest),
  UNIQUE KEY authenticity_steps_open (order_id, open_part),
  KEY authenticity_steps_order (order_id, checked_at),
  KEY authenticity_steps_photos (photo_ends_at),
  KEY authenticity_steps_over (state, link_ends_at),
  CONSTRAINT authenticity_steps_tries CHECK (tries_left >= 0),
  CONSTRAINT authenticity_steps_consent CHECK ((consented_at IS NULL) = (consent_version IS NULL)
    AND (consented_at IS NULL) = (consent_purpose IS NULL)),
  CONSTRAINT authenticity_steps_told CHECK (result IS NULL OR consented_at IS NOT NULL),
  CONSTRAINT authenticity_steps_matched CHECK ((state = 'MATCHED') = (valid_until IS NOT NULL)
    AND (state <> 'MATCHED' OR result = 'MATCH')),
  CONSTRAINT authenticity_steps_photo CHECK ((photo_id IS NULL) = (photo_ends_at IS NULL))
);
--rollback DROP TABLE authenticity_steps;
