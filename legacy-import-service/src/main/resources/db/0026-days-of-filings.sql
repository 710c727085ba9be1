--liquibase formatted sql

--changeset legacy:0026-days-of-filings
-- What loads and refusals did on each day of Beijing, counted in the transaction of the act. The rows of filings have the last state alone,
-- so the report of a day would change with each later act. checksum is the exclusive or of the first eight bytes of the filings' checksums.
CREATE TABLE legacy_day_counts (
  day      DATE            NOT NULL,
  what     VARCHAR(16)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  filings  BIGINT          NOT NULL,
  checksum BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (day, what),
  CONSTRAINT legacy_day_counts_whats CHECK (what IN ('LOADED', 'CHANGED', 'REFUSED'))
);
--rollback DROP TABLE legacy_day_counts;
