--liquibase formatted sql

--changeset filing:220-offline-deregistrations
-- One open case a holder and domain, and one a holder and empty subject: NULL once it is over, so that the keys forget it.
-- filing_province is NULL when the number names no province; tld_approved when the list could not be asked.
CREATE TABLE offline_deregistrations (
  id                 BINARY(16)     NOT NULL PRIMARY KEY,
  holder             BINARY(16)     NOT NULL,
  partner            BINARY(16),
  ground             VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state              VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type_check_id      BINARY(16)     NOT NULL,
  province           CHAR(2)        NOT NULL,
  city               CHAR(6)        NOT NULL,
  county             CHAR(6),
  nature             INT            NOT NULL,
  certificate_type   INT            NOT NULL,
  certificate_number VARBINARY(512) NOT NULL,
  certificate_index  BINARY(16)     NOT NULL,
  domain             VARCHAR(253)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  applicant          VARBINARY(2048),
  filing_number      VARCHAR(64)    NOT NULL,
  filing_province    CHAR(2),
  tld_approved       BOOLEAN,
  watched            BOOLEAN        NOT NULL,
  handed_in_on       DATE,
  next_look_at       DATETIME(6),
  last_asked_at      DATETIME(6),
  last_answer        VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin,
  silences           INT            NOT NULL,
  sequence           BIGINT         NOT NULL,
  created_at         DATETIME(6)    NOT NULL,
  changed_at         DATETIME(6)    NOT NULL,
  version            BIGINT         NOT NULL,
  open_domain        VARCHAR(253)   CHARACTER SET ascii COLLATE ascii_bin GENERATED ALWAYS AS
    (CASE WHEN state IN ('OPEN', 'HANDED_IN') AND ground = 'DOMAIN_HELD_BY_OTHER' THEN domain ELSE NULL END) STORED,
  open_subject       BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('OPEN', 'HANDED_IN') AND ground = 'OWN_EMPTY_SUBJECT' THEN certificate_index ELSE NULL END) STORED,
  UNIQUE KEY offline_open_domain (holder, open_domain),
  UNIQUE KEY offline_open_subject (holder, open_subject),
  KEY offline_holder (holder, id),
  KEY offline_partner (partner, id),
  KEY offline_looks (next_look_at, id),
  KEY offline_state (state, id),
  CONSTRAINT offline_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner),
  CONSTRAINT offline_looks_only_while_handed_in CHECK (next_look_at IS NULL OR state = 'HANDED_IN'),
  CONSTRAINT offline_day CHECK (state <> 'HANDED_IN' OR handed_in_on IS NOT NULL)
);
--rollback DROP TABLE offline_deregistrations;
