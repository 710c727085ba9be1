--liquibase formatted sql

--changeset inspection:0028-decisions-about-providers
-- When a person last decided about the looks of a provider is asked for each finding at its last day, and scans leave many rows.
CREATE INDEX scan_frozen_groups_decided ON scan_frozen_groups (name_servers, kind, decided_at);
--rollback DROP INDEX scan_frozen_groups_decided ON scan_frozen_groups;
