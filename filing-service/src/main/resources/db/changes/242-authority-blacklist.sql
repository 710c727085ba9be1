--liquibase formatted sql

--changeset filing:242-authority-blacklist
-- condition_type as in the status query: 0 a domain, else the type of a certificate. Of the value a blind index alone.
CREATE TABLE authority_blacklist (
  condition_type  INT         NOT NULL,
  condition_index BINARY(16)  NOT NULL,
  barred          BOOLEAN     NOT NULL,
  said_at         DATETIME(6) NOT NULL,
  PRIMARY KEY (condition_type, condition_index)
);
--rollback DROP TABLE authority_blacklist;
