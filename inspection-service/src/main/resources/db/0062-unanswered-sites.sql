--liquibase formatted sql

--changeset inspection:0062-unanswered-sites
-- Each replica counts the domains whose name servers have given the same useless answer for long. They are few among those that are unknown.
ALTER TABLE site_scan_states ADD KEY site_scan_states_unanswered (health, verdict, since_scan);
--rollback ALTER TABLE site_scan_states DROP KEY site_scan_states_unanswered;

--changeset inspection:0062-scans-of-a-frozen-group
-- Whether a group of name servers was frozen since a scan.
ALTER TABLE scan_frozen_groups ADD KEY scan_frozen_groups_name_servers (name_servers, kind);
--rollback ALTER TABLE scan_frozen_groups DROP KEY scan_frozen_groups_name_servers;
