--liquibase formatted sql

--changeset inspection:0036-days-and-papers-of-filed-sites
-- As filing-service tells them: filed_not_before is the earliest day of a site that was filed elsewhere on an unknown day, NULL if filed_at
-- is the day of its filing; registrant_by_papers names the domains of which papers were accepted in place of a registrant who is the
-- subject, NULL for none. Both come with the next event of a record.
ALTER TABLE filed_sites
  ADD COLUMN filed_not_before     DATE,
  ADD COLUMN registrant_by_papers JSON;
--rollback ALTER TABLE filed_sites DROP COLUMN registrant_by_papers, DROP COLUMN filed_not_before;
