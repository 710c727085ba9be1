--liquibase formatted sql

--changeset inspection:0015-last-day-of-findings
-- The last day to mend that the source of a finding gives (a list of the authority); null if the policy's working days count. Such a
-- term counts no working days, is never provisional and is never extended.
ALTER TABLE findings
  ADD COLUMN last_day DATE,
  ADD KEY findings_source_key (source_key, finding_id),
  DROP CONSTRAINT findings_term,
  ADD CONSTRAINT findings_due CHECK (
    (notified_at IS NULL) = (due_on IS NULL) AND (due_on IS NULL) = (due_provisional IS NULL)
    AND (due_from IS NULL) = (due_days IS NULL) AND (due_on IS NOT NULL OR (due_from IS NULL AND remind_on IS NULL))),
  ADD CONSTRAINT findings_due_days CHECK (due_on IS NULL OR (last_day IS NULL) = (due_from IS NOT NULL)),
  ADD CONSTRAINT findings_last_day CHECK (
    last_day IS NULL OR (extended_days = 0 AND (due_on IS NULL OR (due_on = last_day AND due_provisional = FALSE))));
--rollback ALTER TABLE findings DROP CONSTRAINT findings_last_day, DROP CONSTRAINT findings_due_days, DROP CONSTRAINT findings_due,
--rollback   ADD CONSTRAINT findings_term CHECK ((notified_at IS NULL) = (due_on IS NULL) AND (due_on IS NULL) = (due_provisional IS NULL)
--rollback   AND (due_on IS NULL) = (due_from IS NULL) AND (due_on IS NULL) = (due_days IS NULL) AND (due_on IS NOT NULL OR remind_on IS NULL)),
--rollback   DROP KEY findings_source_key, DROP COLUMN last_day;

--changeset inspection:0015-numbers-of-the-copy
-- Rows of the authority's lists are matched by the number of the service or of the subject.
ALTER TABLE filed_sites ADD KEY filed_sites_number (service_number);
--rollback ALTER TABLE filed_sites DROP KEY filed_sites_number;

--changeset inspection:0015-subject-numbers-of-the-copy
ALTER TABLE filed_subjects ADD KEY filed_subjects_number (subject_number);
--rollback ALTER TABLE filed_subjects DROP KEY filed_subjects_number;

--changeset inspection:0015-clean-up-lists
-- A list of filings that a province published before it deletes them. Its rows are lines of the operation, kept as long as that one; what
-- matched is findings with the list's id as their key. digest is SHA-256 of the file: the same file is loaded once
-- for a kind and last day.
CREATE TABLE clean_up_lists (
  list_id      BINARY(16)    NOT NULL PRIMARY KEY,
  operation_id BINARY(16)    NOT NULL,
  province     CHAR(2)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind         VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  published_on DATE          NOT NULL,
  last_day     DATE          NOT NULL,
  source_url   VARCHAR(1000) NOT NULL,
  digest       BINARY(32)    NOT NULL,
  listed_rows  INT           NOT NULL,
  faulty_rows  INT           NOT NULL,
  matched_rows INT           NOT NULL DEFAULT 0,
  loaded_by    BINARY(16)    NOT NULL,
  loaded_at    DATETIME(6)   NOT NULL,
  UNIQUE KEY clean_up_lists_digest (digest, kind, last_day),
  UNIQUE KEY clean_up_lists_operation (operation_id),
  CONSTRAINT clean_up_lists_days CHECK (published_on <= last_day),
  CONSTRAINT clean_up_lists_rows CHECK (listed_rows > 0 AND faulty_rows BETWEEN 0 AND listed_rows
    AND matched_rows BETWEEN 0 AND listed_rows - faulty_rows)
);
--rollback DROP TABLE clean_up_lists;

--changeset inspection:0015-finding-counts
-- How many findings there are of each kind. STATE counts findings by their present state (measure) and the legal day on which they were
-- opened, or 1970-01-01 once they are settled or ended, and is counted again daily. ACT counts steps by act and legal day. province is empty while it is not known.
CREATE TABLE finding_counts (
  kind     VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day      DATE        NOT NULL,
  measure  VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source   VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  province VARCHAR(2)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  findings BIGINT      NOT NULL,
  PRIMARY KEY (kind, day, measure, source, reason, province),
  CONSTRAINT finding_counts_kind CHECK (kind IN ('STATE', 'ACT'))
);
--rollback DROP TABLE finding_counts;

--changeset inspection:0015-finding-count-changes
-- What changed since the last run of the job that adds it to finding_counts. Each step of a finding inserts its rows and locks none, so
-- that steps do not wait for each other at a counter. A count is the sum over both tables, read by one statement.
CREATE TABLE finding_count_changes (
  change_id  BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind       VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day        DATE        NOT NULL,
  measure    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  province   VARCHAR(2)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  difference INT         NOT NULL
);
--rollback DROP TABLE finding_count_changes;

--changeset inspection:0015-finding-counts-until-now
INSERT INTO finding_counts (kind, day, measure, source, reason, province, findings)
SELECT 'STATE', CASE WHEN state IN ('OPENED', 'NOTIFIED', 'CONTESTED', 'OVERDUE') THEN DATE(opened_at + INTERVAL 8 HOUR) ELSE '1970-01-01' END
  AS opened_on, state, source, reason, COALESCE(province, '') AS of_province, COUNT(*)
FROM findings GROUP BY opened_on, state, source, reason, of_province;
--rollback DELETE FROM finding_counts WHERE kind = 'STATE';

--changeset inspection:0015-finding-acts-until-now
INSERT INTO finding_counts (kind, day, measure, source, reason, province, findings)
SELECT 'ACT', DATE(h.happened_at + INTERVAL 8 HOUR) AS acted_on, h.act, f.source, f.reason, COALESCE(f.province, '') AS of_province, COUNT(*)
FROM finding_history h JOIN findings f ON f.finding_id = h.finding_id
WHERE h.act IN ('OPEN', 'REOPEN', 'CURE', 'DISMISS', 'EXPIRE', 'END')
GROUP BY acted_on, h.act, f.source, f.reason, of_province;
--rollback DELETE FROM finding_counts WHERE kind = 'ACT';

--changeset inspection:0015-finding-leases-of-the-counts
INSERT INTO finding_leases (name, token, holder, expires_at) VALUES ('counts', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM finding_leases WHERE name = 'counts';
