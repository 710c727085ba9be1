--liquibase formatted sql

--changeset filing:0099-ages-of-type-checks
-- Type checks are deleted by their age, for they hold the certificates of people who may never file.
CREATE INDEX filing_type_checks_age ON filing_type_checks (checked_at);
--rollback DROP INDEX filing_type_checks_age ON filing_type_checks;

--changeset filing:0099-orders-of-type-checks
-- A check from which an order was opened stays; the inquiries have such a key.
CREATE INDEX orders_type_check ON orders (type_check_id);
--rollback DROP INDEX orders_type_check ON orders;

--changeset filing:0099-offline-cases-of-type-checks
CREATE INDEX offline_deregistrations_type_check ON offline_deregistrations (type_check_id);
--rollback DROP INDEX offline_deregistrations_type_check ON offline_deregistrations;

--changeset filing:0099-lease-of-old-type-checks
INSERT INTO leases (name, token, holder, expires_at) VALUES ('old-type-checks', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM leases WHERE name = 'old-type-checks';
