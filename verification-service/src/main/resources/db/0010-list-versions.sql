--liquibase formatted sql

--changeset verification:0010-list-versions
-- A version of a list has its life: a draft without a number, then active from its moment on; or discarded, or cancelled before it
-- began. The number is given when it is activated and is never given again. What holds when is read from the moments of the active
-- ones, of which the highest number that has begun stands; no row says "in force", so every replica changes at the moment itself.
ALTER TABLE reference_list
    MODIFY COLUMN version INT NULL,
    ADD COLUMN origin         VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'SHIPPED',
    ADD COLUMN state          VARCHAR(9)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ACTIVE',
    ADD COLUMN entries        INT           NOT NULL DEFAULT 0,
    ADD COLUMN source         VARCHAR(400)  NULL,
    ADD COLUMN note           VARCHAR(1000) NULL,
    ADD COLUMN shipped_digest BINARY(32)    NULL,
    ADD COLUMN replaces       INT           NULL,
    ADD COLUMN effective_from DATETIME(6)   NULL,
    ADD COLUMN uploaded_by    BINARY(16)    NULL,
    ADD COLUMN activated_by   BINARY(16)    NULL,
    ADD COLUMN activated_at   DATETIME(6)   NULL,
    ADD COLUMN ended_by       BINARY(16)    NULL,
    ADD COLUMN ended_at       DATETIME(6)   NULL;

--changeset verification:0010-list-versions-until-now
-- Until now the newest loaded one stood at once. The first one holds always, whatever the clock says.
UPDATE reference_list SET
    shipped_digest = digest,
    replaces = NULLIF(version - 1, 0),
    effective_from = CASE version WHEN 1 THEN '1999-12-31 16:00:00' ELSE loaded_at END,
    entries = (SELECT COUNT(*) FROM approved_tld t WHERE t.list_id = reference_list.id)
            + (SELECT COUNT(*) FROM approved_registrar r WHERE r.list_id = reference_list.id);

--changeset verification:0010-list-versions-keys
-- One content is shipped once and is one draft; of one version there is one successor. The keys hold it, also against two
-- administrators or two replicas at once. A content that was there before may come back: an operator may return to it.
ALTER TABLE reference_list
    ADD COLUMN draft_digest BINARY(32) GENERATED ALWAYS AS (CASE WHEN state = 'DRAFT' THEN digest END) STORED,
    ADD COLUMN follows      INT        GENERATED ALWAYS AS (CASE WHEN state = 'ACTIVE' THEN COALESCE(replaces, 0) END) STORED,
    DROP INDEX reference_list_digest,
    ADD CONSTRAINT reference_list_shipped_once  UNIQUE (kind, shipped_digest),
    ADD CONSTRAINT reference_list_draft_once    UNIQUE (kind, draft_digest),
    ADD CONSTRAINT reference_list_one_successor UNIQUE (kind, follows),
    ADD CONSTRAINT reference_list_numbered_when_activated CHECK (
        (state IN ('DRAFT', 'DISCARDED') AND version IS NULL AND effective_from IS NULL)
        OR (state IN ('ACTIVE', 'CANCELLED') AND version IS NOT NULL AND effective_from IS NOT NULL)),
    ADD CONSTRAINT reference_list_two_persons CHECK (
        origin = 'SHIPPED' OR version IS NULL
        OR (uploaded_by IS NOT NULL AND activated_by IS NOT NULL AND uploaded_by <> activated_by)),
    ADD CONSTRAINT reference_list_not_in_the_past CHECK (activated_at IS NULL OR effective_from >= activated_at),
    ADD CONSTRAINT reference_list_cancelled_before_it_began CHECK (state <> 'CANCELLED' OR ended_at < effective_from);
