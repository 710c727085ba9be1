--liquibase formatted sql

--changeset verification:0061-filed-subjects
-- Whose a filed subject is, as filing-service tells it: ids of accounts and partners, and nothing of who they are (ADR 0064). partner_id is
-- NULL for a holder without a partner. The copy fills itself from the whole topic of the records.
CREATE TABLE filed_subjects (
  subject_id BINARY(16) NOT NULL PRIMARY KEY,
  holder_id  BINARY(16) NOT NULL,
  partner_id BINARY(16)
);
--rollback DROP TABLE filed_subjects;
