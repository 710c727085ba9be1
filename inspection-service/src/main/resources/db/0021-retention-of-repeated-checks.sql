--liquibase formatted sql

--changeset inspection:0021-lease-of-old-repeated-checks
-- Which replica deletes repeated checks after their retention time.
INSERT INTO finding_leases (name, token, holder, expires_at) VALUES ('old-repeated-checks', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM finding_leases WHERE name = 'old-repeated-checks';

--changeset inspection:0021-pages-that-show-nothing
-- Whether a look met no page of the site: a placeholder, an error, no text, or no answer. Looks from before count as having met a page.
ALTER TABLE page_evidence ADD COLUMN shows_nothing BOOLEAN NOT NULL DEFAULT FALSE;
--rollback ALTER TABLE page_evidence DROP COLUMN shows_nothing;
