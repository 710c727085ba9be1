--liquibase formatted sql

--changeset account:0026-limits-of-webhooks
-- What an owner of webhooks did is counted in the table of all other limits: one shape, one table. account_id is the account or the partner.
-- webhook_limits stays until a later release, because replicas of the release before count in it while this one starts.
INSERT INTO account_limits (account_id, kind, since, events) SELECT owner_id, act, since, events FROM webhook_limits;
--rollback DELETE FROM account_limits WHERE kind IN ('REPLAY', 'TEST_EVENT', 'URL');
