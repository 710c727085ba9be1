--liquibase formatted sql

--changeset account:0022-parents-of-sessions
-- The person's own session that opened a session of a member; null if a sign-in did. The end of the parent ends it.
ALTER TABLE sessions
  ADD COLUMN parent_id BINARY(16),
  ADD KEY sessions_parent (parent_id);
--rollback ALTER TABLE sessions DROP KEY sessions_parent, DROP COLUMN parent_id;
