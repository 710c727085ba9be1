--liquibase formatted sql

--changeset verification:0002-evidence
-- What a source answered to one check. raw is sealed: registrants are people.
CREATE TABLE evidence (
    id       BINARY(16)   NOT NULL PRIMARY KEY,
    check_id BINARY(16)   NOT NULL,
    subject  VARCHAR(255) NOT NULL,
    source   VARCHAR(16)  NOT NULL,
    address  VARCHAR(255) NOT NULL,
    asked_at DATETIME(6)  NOT NULL,
    answer   VARCHAR(20)  NOT NULL,
    raw      MEDIUMBLOB   NULL,
    KEY evidence_check (check_id)
);
