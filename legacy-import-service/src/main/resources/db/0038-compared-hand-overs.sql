--liquibase formatted sql

--changeset legacy:0038-legacy-comparisons
-- What the comparisons with filing-service found (ADR 0058). A sum is the exclusive or of the sums of filings whose registration there has one.
CREATE TABLE legacy_comparisons (
  id              BINARY(16)      NOT NULL PRIMARY KEY,
  begun_at        DATETIME(6)     NOT NULL,
  ended_at        DATETIME(6)     NOT NULL,
  handed_over     BIGINT          NOT NULL,
  handed_over_sum BIGINT UNSIGNED NOT NULL,
  held            BIGINT          NOT NULL,
  held_sum        BIGINT UNSIGNED NOT NULL,
  differences     BIGINT          NOT NULL,
  KEY legacy_comparisons_ended (ended_at)
);
--rollback DROP TABLE legacy_comparisons;

--changeset legacy:0038-legacy-differences
-- The filings of which the last comparison found two truths. since: the first of the comparisons in a row that found one. comparison_id: the
-- last one, which is under way for some rows. filing_id: NULL for a filing that is not stored here.
CREATE TABLE legacy_differences (
  legacy_id     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  filing_id     BINARY(16),
  difference    VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since         DATETIME(6) NOT NULL,
  comparison_id BINARY(16)  NOT NULL,
  KEY legacy_differences_filing (filing_id),
  KEY legacy_differences_comparison (comparison_id)
);
--rollback DROP TABLE legacy_differences;

--changeset legacy:0038-lease-of-comparisons
INSERT INTO legacy_leases (name, token, holder, expires_at) VALUES ('comparison', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM legacy_leases WHERE name = 'comparison';
