--liquibase formatted sql

--changeset inspection:0023-history-of-a-site
-- The trace of one filing asks for everything about a site or its subject (ADR 0045); each statement of it has an index.
ALTER TABLE spot_checks
  ADD KEY spot_checks_subject (subject_id, spot_check_id),
  ADD KEY spot_checks_service (service_id, spot_check_id);
--rollback ALTER TABLE spot_checks DROP KEY spot_checks_subject, DROP KEY spot_checks_service;

--changeset inspection:0023-concerns-of-a-site
ALTER TABLE domain_concerns ADD KEY domain_concerns_service (service_id, concern_id);
--rollback ALTER TABLE domain_concerns DROP KEY domain_concerns_service;

--changeset inspection:0023-tasks-of-a-site
ALTER TABLE inspection_tasks ADD KEY inspection_tasks_service (service_id, task_id);
--rollback ALTER TABLE inspection_tasks DROP KEY inspection_tasks_service;

--changeset inspection:0023-campaign-results-of-a-site
ALTER TABLE campaign_results ADD KEY campaign_results_service (service_id, checked_at);
--rollback ALTER TABLE campaign_results DROP KEY campaign_results_service;
