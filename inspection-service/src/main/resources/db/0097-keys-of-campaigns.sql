--liquibase formatted sql

--changeset inspection:0097-tasks-of-a-campaign
-- Staff page through all tasks of a campaign, whatever their state, in the order of their ids.
ALTER TABLE inspection_tasks ADD KEY inspection_tasks_of_campaign (campaign_id, task_id);
--rollback ALTER TABLE inspection_tasks DROP KEY inspection_tasks_of_campaign;

--changeset inspection:0097-results-of-a-check
-- A page, and the export, of all results of one check, whatever their state, in the order of the sites.
ALTER TABLE campaign_results ADD KEY campaign_results_of_check (campaign_id, check_kind, service_id);
--rollback ALTER TABLE campaign_results DROP KEY campaign_results_of_check;
