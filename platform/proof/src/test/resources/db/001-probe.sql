--liquibase formatted sql

--changeset probe:1
CREATE TABLE probe_seen (
  n        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  consumer VARCHAR(80)  NOT NULL,
  event_id BINARY(16)   NOT NULL,
  subject  BINARY(16)   NOT NULL,
  sequence BIGINT       NOT NULL,
  note     VARCHAR(200) NOT NULL
);
