--liquibase formatted sql
--changeset sandbox:001-test-clock
CREATE TABLE test_clock (
  id            TINYINT PRIMARY KEY,
  offset_micros BIGINT  NOT NULL
);
INSERT INTO test_clock (id, offset_micros) VALUES (1, 0);
