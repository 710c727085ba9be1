--liquibase formatted sql

--changeset account:0080-limited-subjects-age
-- Rows that no limit needs any more are deleted in batches by their age. Without the index each batch reads and locks the whole table, of
-- which every code, sign-in and recovery needs a row.
ALTER TABLE limited_subjects ADD KEY limited_subjects_age (last_at);
--rollback ALTER TABLE limited_subjects DROP KEY limited_subjects_age;
