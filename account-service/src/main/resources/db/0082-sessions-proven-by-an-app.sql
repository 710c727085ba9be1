--liquibase formatted sql

--changeset account:0082-sessions-proven-by-an-app
-- When the session last proved the authenticator app or a recovery code; null for never. proven_at also moves with a code to the phone. A
-- replica of an earlier release does not write it: a proof that such a replica takes during a roll-out is made again.
ALTER TABLE sessions ADD COLUMN app_proven_at DATETIME(6) NULL;
--rollback ALTER TABLE sessions DROP COLUMN app_proven_at;
