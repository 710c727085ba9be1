--liquibase formatted sql

--changeset legacy:0094-filings-of-papers-by-state
-- A job looks every ten seconds for filings with given-up papers about which the support was not asked. Those that it was asked about stay
-- given up until the support decides, so without the key each look fetches all their rows.
CREATE INDEX legacy_late_papers_filings ON legacy_late_papers (state, filing_id);
--rollback DROP INDEX legacy_late_papers_filings ON legacy_late_papers;

--changeset legacy:0094-lease-of-deletions
INSERT INTO legacy_leases (name, token, holder, expires_at) VALUES ('ended', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM legacy_leases WHERE name = 'ended';
