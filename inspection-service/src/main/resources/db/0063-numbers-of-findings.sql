--liquibase formatted sql

--changeset inspection:0063-numbers-of-findings
-- The filed number by which its person cannot be reached; empty for every other fault. An older finding stays empty: its holder was told of
-- both numbers of the kind, and it tells them until it is settled.
ALTER TABLE findings ADD COLUMN contact VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
--rollback ALTER TABLE findings DROP COLUMN contact;

--changeset inspection:0063-findings-of-numbers
-- Each of the four numbers has a finding of its own. Without the number in the key the findings of one site and campaign would collide, so the
-- rollback puts it into the source's key: their holders were told of them, and a finding is never deleted.
ALTER TABLE findings
  DROP KEY findings_unsettled,
  ADD UNIQUE KEY findings_unsettled (site, reason, source, source_key, contact, unsettled);
--rollback UPDATE findings SET source_key = CONCAT(source_key, ' ', contact) WHERE contact <> '';
--rollback ALTER TABLE findings
--rollback   DROP KEY findings_unsettled,
--rollback   ADD UNIQUE KEY findings_unsettled (site, reason, source, source_key, unsettled);

--changeset inspection:0063-whose-number
-- Whose number it is while the finding is neither settled nor ended: the subject's, or the site's. Not stored, so that adding it neither copies
-- the table nor stops its writers.
ALTER TABLE findings
  ADD COLUMN contact_of BINARY(16) GENERATED ALWAYS AS (CASE
    WHEN contact = '' OR state NOT IN ('OPENED', 'NOTIFIED', 'CONTESTED', 'OVERDUE') THEN NULL
    WHEN contact IN ('SUBJECT_MOBILE', 'SUBJECT_OFFICE_PHONE') THEN subject_id ELSE service_id END) VIRTUAL;
--rollback ALTER TABLE findings DROP COLUMN contact_of;

--changeset inspection:0063-one-finding-of-a-number
-- One such finding of a number, whichever campaigns called it.
CREATE UNIQUE INDEX findings_contact ON findings (contact_of, contact);
--rollback DROP INDEX findings_contact ON findings;
