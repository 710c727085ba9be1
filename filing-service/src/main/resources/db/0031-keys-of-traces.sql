--liquibase formatted sql

--changeset filing:0031-findings-by-subject
-- A trace asks which findings have papers of a subject, because the audit names looks at these papers by the finding.
ALTER TABLE finding_folders ADD KEY finding_folders_subject (subject_id);
--rollback ALTER TABLE finding_folders DROP KEY finding_folders_subject;

--changeset filing:0031-what-cases-are-about
-- The same for the papers of cases of the support: the subject, domain or number that a case is about, as account-service says it when the
-- support opens a paper. Folders from before have neither until then.
ALTER TABLE case_folders
  ADD COLUMN subject_id BINARY(16),
  ADD COLUMN filed_as   VARCHAR(253),
  ADD KEY case_folders_subject (subject_id),
  ADD KEY case_folders_filed_as (filed_as);
--rollback ALTER TABLE case_folders DROP KEY case_folders_subject, DROP KEY case_folders_filed_as, DROP COLUMN subject_id, DROP COLUMN filed_as;

--changeset filing:0031-offline-deregistrations-by-filing
-- And for offline cases and prefilled orders, which exist without an order here.
ALTER TABLE offline_deregistrations
  ADD KEY offline_deregistrations_domain (domain),
  ADD KEY offline_deregistrations_filing_number (filing_number);
--rollback ALTER TABLE offline_deregistrations DROP KEY offline_deregistrations_domain, DROP KEY offline_deregistrations_filing_number;

--changeset filing:0031-prefilled-orders-by-domain
ALTER TABLE prefilled_orders ADD KEY prefilled_orders_domain (domain);
--rollback ALTER TABLE prefilled_orders DROP KEY prefilled_orders_domain;
