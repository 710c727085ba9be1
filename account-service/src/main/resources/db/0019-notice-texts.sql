--liquibase formatted sql

--changeset account:0019-notice-texts
-- One row for each text: template, channel and language. Its lock orders drafts and publications, and its version is the ETag. The id
-- follows from the three, so that replicas that start at once make the same row. draft_subject only for mail.
CREATE TABLE notice_texts (
  id            BINARY(16)    NOT NULL PRIMARY KEY,
  template      VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel       VARCHAR(10)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  language      VARCHAR(2)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  draft_subject VARCHAR(200),
  draft_text    VARCHAR(4000),
  draft_note    VARCHAR(400),
  drafted_by    BINARY(16),
  drafted_at    DATETIME(6),
  version       INT           NOT NULL,
  UNIQUE KEY notice_texts_of (template, channel, language),
  CONSTRAINT notice_texts_draft CHECK (
    (draft_text IS NULL) = (drafted_by IS NULL) AND (draft_text IS NULL) = (drafted_at IS NULL)
    AND (draft_text IS NULL) = (draft_note IS NULL))
);
--rollback DROP TABLE notice_texts;

--changeset account:0019-notice-text-versions
-- The versions of a text; none is changed or deleted, because notices are shown with the version that they were written with. digest: of a
-- text that came with a release (SHA-256), stored once however often the release starts; null for a text of an administrator, which two
-- people made.
CREATE TABLE notice_text_versions (
  text_id        BINARY(16)    NOT NULL,
  number         INT           NOT NULL,
  subject        VARCHAR(200),
  text           VARCHAR(4000) NOT NULL,
  digest         BINARY(32),
  note           VARCHAR(400),
  drafted_by     BINARY(16),
  published_by   BINARY(16),
  published_at   DATETIME(6)   NOT NULL,
  effective_from DATETIME(6)   NOT NULL,
  PRIMARY KEY (text_id, number),
  UNIQUE KEY notice_text_versions_shipped (text_id, digest),
  CONSTRAINT notice_text_versions_of FOREIGN KEY (text_id) REFERENCES notice_texts (id),
  CONSTRAINT notice_text_versions_by_two CHECK (
    (digest IS NOT NULL AND drafted_by IS NULL AND published_by IS NULL)
    OR (digest IS NULL AND drafted_by IS NOT NULL AND published_by IS NOT NULL AND drafted_by <> published_by))
);
--rollback DROP TABLE notice_text_versions;

--changeset account:0019-text-version-of-notices
-- Notices of earlier releases, and those of older replicas during an upgrade, are shown with the first version: the text that came with
-- this release.
ALTER TABLE notices
  ADD COLUMN text_version INT NOT NULL DEFAULT 1,
  ADD KEY notices_decided (decided_at);
--rollback ALTER TABLE notices DROP KEY notices_decided, DROP COLUMN text_version;

--changeset account:0019-notice-objects
-- What a notice is about, so that the trace of an order, a filing, a finding or a transfer finds it.
CREATE TABLE notice_objects (
  kind      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  object_id BINARY(16)  NOT NULL,
  notice_id BINARY(16)  NOT NULL,
  PRIMARY KEY (kind, object_id, notice_id),
  KEY notice_objects_notice (notice_id),
  CONSTRAINT notice_objects_of_notice FOREIGN KEY (notice_id) REFERENCES notices (id) ON DELETE CASCADE
);
--rollback DROP TABLE notice_objects;

--changeset account:0019-objects-of-earlier-notices
-- The cause of an earlier notice names its order or filed subject.
INSERT INTO notice_objects (kind, object_id, notice_id)
SELECT 'FINDING', finding_id, id FROM notices WHERE finding_id IS NOT NULL
UNION ALL
SELECT 'ORDER', UNHEX(REPLACE(SUBSTRING_INDEX(SUBSTRING_INDEX(cause, '/', 2), '/', -1), '-', '')), id
  FROM notices WHERE cause LIKE 'filing.order.%/____________________________________/%'
UNION ALL
SELECT 'SUBJECT', UNHEX(REPLACE(SUBSTRING_INDEX(SUBSTRING_INDEX(cause, '/', 2), '/', -1), '-', '')), id
  FROM notices WHERE cause LIKE 'filing.record.%/____________________________________/%'
UNION ALL
SELECT 'TRANSFER', UNHEX(REPLACE(SUBSTRING_INDEX(SUBSTRING_INDEX(cause, '/', 2), '/', -1), '-', '')), id
  FROM notices WHERE cause LIKE 'account.transferred/____________________________________/%';
--rollback DELETE FROM notice_objects;
