--liquibase formatted sql

--changeset probe:0010-seen
-- With the key a look costs what a subject has, whatever earlier classes left: OutboxBacklogApiTest counts what the server reads.
CREATE TABLE probe_events (
  n        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  consumer VARCHAR(80)  NOT NULL,
  event_id BINARY(16)   NOT NULL,
  subject  BINARY(16)   NOT NULL,
  sequence BIGINT       NOT NULL,
  note     VARCHAR(200) NOT NULL,
  KEY probe_events_subject (subject)
);

--changeset probe:0010-people
-- The test alone reads clear_number, which has no unique key: it shows whether a person stands twice in the table.
CREATE TABLE probe_people (
  id             BINARY(16)     NOT NULL PRIMARY KEY,
  kind           INT            NOT NULL DEFAULT 1,
  number         VARBINARY(200) NOT NULL,
  number_index   BINARY(16),
  number_index_b BINARY(16),
  hidden         VARBINARY(200),
  hidden_index   BINARY(16),
  hidden_index_b BINARY(16),
  paper          LONGBLOB,
  clear_number   VARCHAR(40),
  UNIQUE KEY probe_people_number (number_index),
  UNIQUE KEY probe_people_number_b (number_index_b),
  KEY probe_people_clear (clear_number)
);
