--liquibase formatted sql

--changeset legacy:0061-rows-that-may-hold
-- Whether a row of a load may hold a filing back. A row that names no filing, or that is settled, does not; whether the filing still waits
-- stands in its own row. The column is not stored, so that adding it neither copies the table nor stops its writers.
ALTER TABLE legacy_set_aside_rows
  ADD COLUMN may_hold BOOLEAN GENERATED ALWAYS AS
    (CASE WHEN state = 'WAITING' AND (filing_id IS NOT NULL OR site_id IS NOT NULL) THEN 1 ELSE NULL END) VIRTUAL;
--rollback ALTER TABLE legacy_set_aside_rows DROP COLUMN may_hold;

--changeset legacy:0061-pages-of-holding-rows
-- Those rows in the order of their files. Without this key a page walks the load until it is full.
ALTER TABLE legacy_set_aside_rows
  ADD KEY legacy_set_aside_rows_page (load_id, may_hold, file_ordinal, line);
--rollback ALTER TABLE legacy_set_aside_rows DROP KEY legacy_set_aside_rows_page;
