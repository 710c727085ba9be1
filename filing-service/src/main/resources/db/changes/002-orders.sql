--liquibase formatted sql

--changeset filing:002-orders
-- The two generated columns hold "one open order": NULL once the order is over, so that the keys forget it.
CREATE TABLE orders (
  id                  BINARY(16)     NOT NULL PRIMARY KEY,
  type                VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state               VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder              BINARY(16)     NOT NULL,
  type_check_id       BINARY(16)     NOT NULL,
  province            CHAR(2)        NOT NULL,
  city                CHAR(6)        NOT NULL,
  county              CHAR(6),
  nature              INT            NOT NULL,
  certificate_type    INT            NOT NULL,
  certificate_number  VARBINARY(512) NOT NULL,
  certificate_index   BINARY(16)     NOT NULL,
  domain              VARCHAR(253)   NOT NULL,
  service_id          BINARY(16)     NOT NULL,
  sequence            BIGINT         NOT NULL,
  submission          INT            NOT NULL,
  submitted_at        DATETIME(6),
  declaration_version VARCHAR(20),
  verdict_submission  INT            NOT NULL,
  verdict_outcome     VARCHAR(16),
  verdict_at          DATETIME(6),
  verdict_reasons     TEXT,
  upload_batch        BINARY(16),
  sms_until           DATETIME(6),
  subject_id          BINARY(16),
  subject_number      VARCHAR(40),
  created_at          DATETIME(6)    NOT NULL,
  changed_at          DATETIME(6)    NOT NULL,
  version             BIGINT         NOT NULL,
  open_holder         BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('COMPLETED', 'ABANDONED', 'EXPIRED') THEN NULL ELSE holder END) STORED,
  open_certificate    BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('COMPLETED', 'ABANDONED', 'EXPIRED') THEN NULL ELSE certificate_index END) STORED,
  UNIQUE KEY orders_open_holder (open_holder),
  UNIQUE KEY orders_open_certificate (open_certificate),
  KEY orders_holder (holder, id),
  KEY orders_state (state, upload_batch, changed_at, id)
);
