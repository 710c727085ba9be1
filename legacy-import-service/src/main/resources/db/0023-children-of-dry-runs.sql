--liquibase formatted sql

--changeset legacy:0023-children-of-dry-runs
-- A dry run counts the sites of a subject and the domains of a site, as a load does.
ALTER TABLE legacy_dry_keys ADD KEY legacy_dry_keys_row (load_id, space, row_id);
--rollback ALTER TABLE legacy_dry_keys DROP KEY legacy_dry_keys_row;
