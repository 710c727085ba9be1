--liquibase formatted sql

--changeset account:0062-queue-days
-- The queue of the support shows the case that is due first, first; one without a due day comes after all others. VIRTUAL, because a STORED
-- column would copy the table while writers wait.
ALTER TABLE support_cases
  ADD COLUMN queue_day DATE GENERATED ALWAYS AS (CASE WHEN due_on IS NULL THEN DATE '9999-12-31' ELSE due_on END) VIRTUAL;
--rollback ALTER TABLE support_cases DROP COLUMN queue_day;

--changeset account:0062-queue-by-due-days
CREATE INDEX support_cases_due ON support_cases (state, queue_day, id);
--rollback DROP INDEX support_cases_due ON support_cases;
