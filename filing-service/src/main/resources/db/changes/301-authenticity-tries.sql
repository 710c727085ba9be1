--liquibase formatted sql

--changeset filing:301-authenticity-tries
-- How often a face was compared for one certificate number on one day, over all orders and links.
CREATE TABLE authenticity_tries (
  certificate_index BINARY(16) NOT NULL,
  day               DATE       NOT NULL,
  tries             INT        NOT NULL,
  PRIMARY KEY (certificate_index, day),
  KEY authenticity_tries_day (day)
);
--rollback DROP TABLE authenticity_tries;
