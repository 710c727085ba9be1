--liquibase formatted sql

--changeset inspection:0086-first-unknown-scan
-- The first of the scans that learn nothing about the domain at present, whatever their answers. A row that a release before wrote has no
-- unknown_since_scan outside a run of unhealthy looks: then since when the last answer has been the same. VIRTUAL, because a STORED column
-- would copy the table.
ALTER TABLE site_scan_states ADD COLUMN unknown_from BIGINT GENERATED ALWAYS AS
  (CASE WHEN health = 'UNKNOWN' THEN COALESCE(unknown_since_scan, since_scan) ELSE NULL END) VIRTUAL;
--rollback ALTER TABLE site_scan_states DROP COLUMN unknown_from;

--changeset inspection:0086-unknown-domains
-- Each replica counts the domains that have been unknown for long by some verdicts.
ALTER TABLE site_scan_states ADD KEY site_scan_states_unknown (verdict, unknown_from);
--rollback ALTER TABLE site_scan_states DROP KEY site_scan_states_unknown;
