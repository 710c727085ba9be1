--liquibase formatted sql

--changeset inspection:0022-looks-by-days
-- Whether a site is used is judged by the looks at a domain over days: this index alone answers it.
ALTER TABLE page_evidence ADD KEY page_evidence_looks (service_id, domain, fetched_at, shows_nothing);
--rollback ALTER TABLE page_evidence DROP KEY page_evidence_looks;
