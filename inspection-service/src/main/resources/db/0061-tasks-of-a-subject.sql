--liquibase formatted sql

--changeset inspection:0061-tasks-of-a-subject
-- A campaign calls the numbers of a subject's principal once, however many sites of the subject it takes up.
ALTER TABLE inspection_tasks ADD KEY inspection_tasks_subject (campaign_id, subject_id, topic);
--rollback ALTER TABLE inspection_tasks DROP KEY inspection_tasks_subject;
