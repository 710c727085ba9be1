--liquibase formatted sql

--changeset filing:0014-papers-of-cases
-- A paper belongs to an order, a finding or a case of the support (account-service owns the case). At a case there is one draft of each kind;
-- papers that were handed in stay until account-service deletes the papers of the case.
ALTER TABLE materials
  DROP CONSTRAINT materials_one_owner,
  DROP CONSTRAINT materials_handed_in,
  ADD COLUMN case_id    BINARY(16),
  ADD COLUMN case_draft BINARY(16) GENERATED ALWAYS AS (CASE WHEN handed_in_at IS NULL THEN case_id END) STORED,
  ADD UNIQUE KEY materials_case_draft (case_draft, kind),
  ADD KEY materials_case (case_id, id);
ALTER TABLE materials
  ADD CONSTRAINT materials_one_owner CHECK ((order_id IS NOT NULL) + (finding_id IS NOT NULL) + (case_id IS NOT NULL) = 1),
  ADD CONSTRAINT materials_handed_in CHECK (handed_in_at IS NULL OR order_id IS NULL);
--rollback DELETE FROM materials WHERE case_id IS NOT NULL;
--rollback ALTER TABLE materials DROP CONSTRAINT materials_handed_in, DROP CONSTRAINT materials_one_owner, DROP KEY materials_case, DROP KEY materials_case_draft, DROP COLUMN case_draft, DROP COLUMN case_id;
--rollback ALTER TABLE materials ADD CONSTRAINT materials_one_owner CHECK ((order_id IS NULL) <> (finding_id IS NULL)), ADD CONSTRAINT materials_handed_in CHECK (handed_in_at IS NULL OR finding_id IS NOT NULL);

--changeset filing:0014-links-to-papers-of-cases
ALTER TABLE material_links
  DROP CONSTRAINT material_links_one_owner,
  ADD COLUMN case_id BINARY(16);
ALTER TABLE material_links
  ADD CONSTRAINT material_links_one_owner CHECK ((order_id IS NOT NULL) + (finding_id IS NOT NULL) + (case_id IS NOT NULL) = 1);
--rollback DELETE FROM material_links WHERE case_id IS NOT NULL;
--rollback ALTER TABLE material_links DROP CONSTRAINT material_links_one_owner, DROP COLUMN case_id;
--rollback ALTER TABLE material_links ADD CONSTRAINT material_links_one_owner CHECK ((order_id IS NULL) <> (finding_id IS NULL));

--changeset filing:0014-case-folders
-- One row per case that has papers: its lock orders the changes of these papers.
CREATE TABLE case_folders (
  case_id BINARY(16) NOT NULL PRIMARY KEY
);
--rollback DROP TABLE case_folders;
