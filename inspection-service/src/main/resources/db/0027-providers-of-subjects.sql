--liquibase formatted sql

--changeset inspection:0027-providers-of-subjects
-- The sites of one provider are found by its key: what a frozen provider has, takes back and releases must not read all subjects.
CREATE INDEX filed_subjects_partner ON filed_subjects (partner);
--rollback DROP INDEX filed_subjects_partner ON filed_subjects;
