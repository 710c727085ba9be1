--liquibase formatted sql

--changeset platform:0001-outbox
-- No index but the key: each business transaction would pay for an index here. The payload is text, because it is sent letter by letter.
CREATE TABLE outbox (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  uuid          BINARY(16)   NOT NULL,
  topic         VARCHAR(100) NOT NULL,
  event_key     VARCHAR(100) NOT NULL,
  type          VARCHAR(100) NOT NULL,
  aggregate_id  BINARY(16)   NOT NULL,
  sequence      BIGINT       NOT NULL,
  shard         SMALLINT     NOT NULL,
  payload       MEDIUMTEXT   NOT NULL,
  traceparent   VARCHAR(60),
  occurred_at   DATETIME(6)  NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  attempts      INT          NOT NULL DEFAULT 0,
  parked_at     DATETIME(6),
  parked_reason VARCHAR(500)
);

--changeset platform:0001-outbox-lease
CREATE TABLE outbox_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);

--changeset platform:0001-outbox-lease-of-the-relay
INSERT INTO outbox_leases (name, token, holder, expires_at) VALUES ('relay', 0, '', '2000-01-01 00:00:00');
