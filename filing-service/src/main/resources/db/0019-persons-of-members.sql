--liquibase formatted sql

--changeset filing:0019-persons-of-members
-- The own account of the person who took the step as a member; null if no member did. A reviewer of the same person never decides the order.
ALTER TABLE order_history ADD COLUMN actor_person BINARY(16);
--rollback ALTER TABLE order_history DROP COLUMN actor_person;
