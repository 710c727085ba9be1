--liquibase formatted sql

--changeset legacy:0019-claims-without-a-next-look
-- A claim whose case account-service has ended needs no look: NULL. A far time stood for that, and a MariaDB whose timestamps end in
-- January 2038 took it for NULL in a column that had none, so that the job ended the same case for ever.
ALTER TABLE legacy_claims MODIFY next_look_at DATETIME(6) NULL;
--rollback UPDATE legacy_claims SET next_look_at = '2037-12-30' WHERE next_look_at IS NULL;
--rollback ALTER TABLE legacy_claims MODIFY next_look_at DATETIME(6) NOT NULL;

--changeset legacy:0019-claims-without-a-next-look-emptied
UPDATE legacy_claims SET next_look_at = NULL WHERE next_look_at >= '2037-12-30';
--rollback SELECT 1;
