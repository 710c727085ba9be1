--liquibase formatted sql

--changeset probe:2
CREATE TABLE probe_people (
  id     BINARY(16)     NOT NULL PRIMARY KEY,
  number VARBINARY(200) NOT NULL,
  hidden VARBINARY(200)
);
