--liquibase formatted sql

--changeset filing:0109-numbers-of-status-inquiries
-- The trace of a subject finds the inquiries that were answered by its number.
CREATE INDEX status_inquiries_number ON status_inquiries (subject_number);
--rollback DROP INDEX status_inquiries_number ON status_inquiries;

--changeset filing:0109-domains-of-type-checks
-- The trace of a domain finds the inquiries of its type checks, also where no order was opened from any.
CREATE INDEX filing_type_checks_domain ON filing_type_checks (domain);
--rollback DROP INDEX filing_type_checks_domain ON filing_type_checks;
