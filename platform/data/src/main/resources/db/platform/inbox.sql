--liquibase formatted sql

--changeset platform:inbox-1
CREATE TABLE inbox (
  consumer   VARCHAR(80) NOT NULL,
  event_id   BINARY(16)  NOT NULL,
  handled_at DATETIME(6) NOT NULL,
  PRIMARY KEY (consumer, event_id)
);

--changeset platform:inbox-position-1
CREATE TABLE inbox_position (
  consumer      VARCHAR(80) NOT NULL,
  aggregate_id  BINARY(16)  NOT NULL,
  last_sequence BIGINT      NOT NULL,
  PRIMARY KEY (consumer, aggregate_id)
);

--changeset platform:inbox-parked-1
-- The whole record, so that it can be replayed when the topic no longer holds it.
CREATE TABLE inbox_parked (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  consumer      VARCHAR(80)  NOT NULL,
  event_key     VARCHAR(200) NOT NULL,
  topic         VARCHAR(100) NOT NULL,
  partition_no  INT          NOT NULL,
  record_offset BIGINT       NOT NULL,
  sequence      BIGINT,
  headers       TEXT         NOT NULL,
  record_value  MEDIUMBLOB   NOT NULL,
  reason        VARCHAR(10)  NOT NULL,
  detail        VARCHAR(500) NOT NULL,
  attempts      INT          NOT NULL DEFAULT 0,
  due_at        DATETIME(6),
  parked_at     DATETIME(6)  NOT NULL,
  UNIQUE KEY inbox_parked_record (consumer, topic, partition_no, record_offset),
  KEY inbox_parked_key (consumer, event_key, sequence)
);

--changeset platform:inbox-parked-2
-- A stranger's record may carry more headers than ours do.
ALTER TABLE inbox_parked MODIFY headers MEDIUMTEXT NOT NULL;
