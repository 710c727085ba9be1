--liquibase formatted sql

--changeset verification:0026-evidence-reveals
-- How often an account was shown a raw answer since the hour began that is under way, by the machine's clock. What it was shown stands in the audit.
CREATE TABLE evidence_reveals (
    account BINARY(16)  NOT NULL PRIMARY KEY,
    since   DATETIME(6) NOT NULL,
    events  INT         NOT NULL
);
--rollback DROP TABLE evidence_reveals;
