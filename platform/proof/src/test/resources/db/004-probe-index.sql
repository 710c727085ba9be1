--liquibase formatted sql

--changeset probe:4
-- The number in clear stands beside for the test alone, with no key of its own: it tells whether somebody stands twice.
ALTER TABLE probe_people
  ADD COLUMN clear_number VARCHAR(40),
  ADD COLUMN kind INT NOT NULL DEFAULT 1,
  ADD COLUMN number_index BINARY(16),
  ADD COLUMN number_index_b BINARY(16),
  ADD COLUMN hidden_index BINARY(16),
  ADD COLUMN hidden_index_b BINARY(16),
  ADD UNIQUE KEY probe_people_number (number_index),
  ADD UNIQUE KEY probe_people_number_b (number_index_b),
  ADD KEY probe_people_clear (clear_number);
