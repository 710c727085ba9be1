--liquibase formatted sql

--changeset account:0104-ages-of-sessions
-- Sessions that no request ended are deleted by their start, two years after the longest life of a session.
CREATE INDEX sessions_started ON sessions (started_at);
--rollback DROP INDEX sessions_started ON sessions;
