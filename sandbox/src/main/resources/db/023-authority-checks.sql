--liquibase formatted sql
--changeset sandbox:023-authority-checks
-- tasks that were set, with the number of things to look at and of results that are refused first; and the results that came, a round once
CREATE TABLE authority_task (
  task     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  items    INT NOT NULL,
  refusals INT NOT NULL
);
CREATE TABLE authority_check_result (
  task        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  round       INT NOT NULL,
  received_at DATETIME(6) NOT NULL,
  PRIMARY KEY (task, round)
);
--rollback DROP TABLE authority_check_result;
--rollback DROP TABLE authority_task;
