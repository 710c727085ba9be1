--liquibase formatted sql

--changeset account:limited-1
-- One row for each thing that is limited; its lock makes counting and refusing one step.
CREATE TABLE limited (
  kind    VARCHAR(30) NOT NULL,
  subject BINARY(16)  NOT NULL,
  last_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, subject)
);

--changeset account:limit-event-1
CREATE TABLE limit_event (
  id      BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind    VARCHAR(30) NOT NULL,
  subject BINARY(16)  NOT NULL,
  at      DATETIME(6) NOT NULL,
  KEY limit_event_of (kind, subject, at),
  KEY limit_event_age (at)
);
