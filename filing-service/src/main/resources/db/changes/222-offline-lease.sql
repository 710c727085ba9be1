--liquibase formatted sql

--changeset filing:222-offline-lease
INSERT INTO authority_leases (name, holder, expires_at) VALUES ('offline', '', '2000-01-01 00:00:00');
--rollback DELETE FROM authority_leases WHERE name = 'offline';
