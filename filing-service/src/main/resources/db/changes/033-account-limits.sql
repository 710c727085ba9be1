--liquibase formatted sql

--changeset filing:033-account-limits
-- How often an account did something since the hour began that is under way, by the machine's clock.
CREATE TABLE account_limits (
  account BINARY(16)  NOT NULL,
  kind    VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since   DATETIME(6) NOT NULL,
  events  INT         NOT NULL,
  PRIMARY KEY (account, kind)
);
--rollback DROP TABLE account_limits;
