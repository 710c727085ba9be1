--liquibase formatted sql

--changeset filing:0012-findings-of-changes
-- finding_*: the finding that a change is to cure, a code of inspection-service's catalogue, and the fields to highlight.
ALTER TABLE orders
  ADD COLUMN finding_id     BINARY(16),
  ADD COLUMN finding_reason VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN finding_fields JSON,
  ADD CONSTRAINT orders_finding CHECK (
    (finding_id IS NULL) = (finding_reason IS NULL) AND (finding_id IS NULL) = (finding_fields IS NULL)),
  ADD CONSTRAINT orders_finding_of_change CHECK (finding_id IS NULL OR type IN ('CHANGE_SUBJECT', 'CHANGE_SERVICE'));
--rollback ALTER TABLE orders DROP CONSTRAINT orders_finding_of_change, DROP CONSTRAINT orders_finding, DROP COLUMN finding_fields, DROP COLUMN finding_reason, DROP COLUMN finding_id;

--changeset filing:0012-papers-of-findings
-- A paper belongs to an order or to a finding. At a finding there is one draft of each kind; papers that were handed in stay.
ALTER TABLE materials
  MODIFY order_id BINARY(16),
  ADD COLUMN finding_id    BINARY(16),
  ADD COLUMN handed_in_at  DATETIME(6),
  ADD COLUMN finding_draft BINARY(16) GENERATED ALWAYS AS (CASE WHEN handed_in_at IS NULL THEN finding_id END) STORED,
  ADD UNIQUE KEY materials_finding_draft (finding_draft, kind),
  ADD KEY materials_finding (finding_id, id),
  ADD CONSTRAINT materials_one_owner CHECK ((order_id IS NULL) <> (finding_id IS NULL)),
  ADD CONSTRAINT materials_handed_in CHECK (handed_in_at IS NULL OR finding_id IS NOT NULL);
--rollback DELETE FROM materials WHERE order_id IS NULL; ALTER TABLE materials DROP CONSTRAINT materials_handed_in, DROP CONSTRAINT materials_one_owner, DROP KEY materials_finding, DROP KEY materials_finding_draft, DROP COLUMN finding_draft, DROP COLUMN handed_in_at, DROP COLUMN finding_id, MODIFY order_id BINARY(16) NOT NULL;

--changeset filing:0012-links-to-papers-of-findings
ALTER TABLE material_links
  MODIFY order_id BINARY(16),
  ADD COLUMN finding_id BINARY(16),
  ADD CONSTRAINT material_links_one_owner CHECK ((order_id IS NULL) <> (finding_id IS NULL));
--rollback DELETE FROM material_links WHERE order_id IS NULL; ALTER TABLE material_links DROP CONSTRAINT material_links_one_owner, DROP COLUMN finding_id, MODIFY order_id BINARY(16) NOT NULL;

--changeset filing:0012-finding-folders
-- One row per finding that has papers: its lock orders the changes of these papers. subject_id is the filed subject that the finding is about.
CREATE TABLE finding_folders (
  finding_id BINARY(16) NOT NULL PRIMARY KEY,
  subject_id BINARY(16) NOT NULL
);
--rollback DROP TABLE finding_folders;

--changeset filing:0012-proposals-the-platform-declines
-- The platform declines its own proposal once the finding is not overdue any more: decided_by is NULL for that only. look_again_at: a proposal
-- was declined, and another overdue finding of the same site or subject may wait for one.
ALTER TABLE provider_proposals
  DROP CONSTRAINT provider_proposals_decided,
  ADD COLUMN look_again_at DATETIME(6),
  ADD KEY provider_proposals_finding (finding_id),
  ADD KEY provider_proposals_look_again (look_again_at);
ALTER TABLE provider_proposals
  ADD CONSTRAINT provider_proposals_decided CHECK ((state = 'OPEN') = (decided_by IS NULL)
    OR (state = 'DECLINED' AND decided_by IS NULL AND proposed_by IS NULL));
--rollback DELETE FROM provider_proposals WHERE state = 'DECLINED' AND decided_by IS NULL;
--rollback ALTER TABLE provider_proposals DROP CONSTRAINT provider_proposals_decided, DROP KEY provider_proposals_look_again, DROP KEY provider_proposals_finding, DROP COLUMN look_again_at;
--rollback ALTER TABLE provider_proposals ADD CONSTRAINT provider_proposals_decided CHECK ((state = 'OPEN') = (decided_by IS NULL));
