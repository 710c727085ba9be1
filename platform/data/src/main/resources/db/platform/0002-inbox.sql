--liquibase formatted sql

--changeset platform:0002-inbox
CREATE TABLE inbox (
  consumer   VARCHAR(80) NOT NULL,
  event_id   BINARY(16)  NOT NULL,
  handled_at DATETIME(6) NOT NULL,
  PRIMARY KEY (consumer, event_id)
);

--changeset platform:0002-inbox-position
CREATE TABLE inbox_positions (
  consumer      VARCHAR(80) NOT NULL,
  aggregate_id  BINARY(16)  NOT NULL,
  last_sequence BIGINT      NOT NULL,
  PRIMARY KEY (consumer, aggregate_id)
);

--changeset platform:0002-inbox-parked
-- The whole record, so that it can be replayed when the topic no longer holds it. A foreign producer may send more headers than the
-- platform does.
CREATE TABLE inbox_parked_events (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  consumer      VARCHAR(80)  NOT NULL,
  event_key     VARCHAR(200) NOT NULL,
  topic         VARCHAR(100) NOT NULL,
  partition_no  INT          NOT NULL,
  record_offset BIGINT       NOT NULL,
  sequence      BIGINT,
  headers       MEDIUMTEXT   NOT NULL,
  record_value  MEDIUMBLOB   NOT NULL,
  reason        VARCHAR(10)  NOT NULL,
  detail        VARCHAR(500) NOT NULL,
  attempts      INT          NOT NULL DEFAULT 0,
  due_at        DATETIME(6),
  parked_at     DATETIME(6)  NOT NULL,
  UNIQUE KEY inbox_parked_events_record (consumer, topic, partition_no, record_offset),
  KEY inbox_parked_events_key (consumer, event_key, sequence)
);
