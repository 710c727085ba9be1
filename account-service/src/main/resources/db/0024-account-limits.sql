--liquibase formatted sql

--changeset account:0024-account-limits
-- How often an account did something dear in the window that began at since.
CREATE TABLE account_limits (
  account_id BINARY(16)  NOT NULL,
  kind       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since      DATETIME(6) NOT NULL,
  events     INT         NOT NULL,
  PRIMARY KEY (account_id, kind)
);
--rollback DROP TABLE account_limits;
