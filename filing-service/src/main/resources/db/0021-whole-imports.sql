--liquibase formatted sql

--changeset filing:0021-certificate-locks
-- The locks of certificates. An import and an order of another account have no row in common that says a certificate is taken: one writes
-- subjects, the other orders. A row stands for all certificates whose blind index begins with the same two bytes, so the table has at most
-- 65,536 rows and says nothing about anyone.
CREATE TABLE certificate_locks (
  stripe INT NOT NULL PRIMARY KEY
);
--rollback DROP TABLE certificate_locks;

--changeset filing:0021-lost-papers
-- Papers that the old filing had and that could not be taken over, each with its id there, its kind, why, and the service that it was about.
-- NULL for a filing whose registration named kinds only (missing_papers).
ALTER TABLE imported_filings ADD COLUMN lost_papers JSON;
--rollback ALTER TABLE imported_filings DROP COLUMN lost_papers;

--changeset filing:0021-links-to-imported-papers
-- A link may show a paper of an imported filing. about_id: the order, finding or case for which a member of staff opens it.
ALTER TABLE material_links
  DROP CONSTRAINT material_links_one_owner,
  ADD COLUMN import_id BINARY(16),
  ADD COLUMN about_id  BINARY(16);
ALTER TABLE material_links
  ADD CONSTRAINT material_links_one_owner CHECK (
    (order_id IS NOT NULL) + (finding_id IS NOT NULL) + (case_id IS NOT NULL) + (import_id IS NOT NULL) = 1),
  ADD CONSTRAINT material_links_about CHECK ((import_id IS NULL) = (about_id IS NULL));
--rollback DELETE FROM material_links WHERE import_id IS NOT NULL;
--rollback ALTER TABLE material_links DROP CONSTRAINT material_links_about, DROP CONSTRAINT material_links_one_owner, DROP COLUMN import_id, DROP COLUMN about_id;
--rollback ALTER TABLE material_links ADD CONSTRAINT material_links_one_owner CHECK ((order_id IS NOT NULL) + (finding_id IS NOT NULL) + (case_id IS NOT NULL) = 1);
