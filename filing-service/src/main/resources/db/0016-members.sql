--liquibase formatted sql

--changeset filing:0016-members-in-history
-- The member of the holder's account who took the step; null if the holder did. The holder reads the member's name in account-service.
ALTER TABLE order_history ADD COLUMN actor_member BINARY(16);
--rollback ALTER TABLE order_history DROP COLUMN actor_member;
