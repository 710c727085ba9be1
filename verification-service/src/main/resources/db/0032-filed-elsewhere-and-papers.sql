--liquibase formatted sql

--changeset verification:0032-days-and-papers-of-filed-domains
-- As filing-service tells them: filed_not_before is the earliest day of a site that was filed elsewhere on an unknown day, NULL if filed_at
-- is the day of its filing; registrant_by_papers says that papers were accepted in place of D1. Both come with the next event of a record.
ALTER TABLE filed_domains
  ADD COLUMN filed_not_before     DATE,
  ADD COLUMN registrant_by_papers BOOLEAN NOT NULL DEFAULT FALSE;
--rollback ALTER TABLE filed_domains DROP COLUMN registrant_by_papers, DROP COLUMN filed_not_before;
