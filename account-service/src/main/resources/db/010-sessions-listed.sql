--liquibase formatted sql

--changeset account:sessions-listed-1
-- What its owner recognises a session by; address is sealed and holds the masked form only. Sessions of staff are shorter.
ALTER TABLE session
  ADD COLUMN of_staff BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN last_used_at DATETIME(6),
  ADD COLUMN client VARCHAR(64),
  ADD COLUMN address VARBINARY(200),
  ADD COLUMN device VARCHAR(60),
  ADD KEY session_ended (ended_at);

--changeset account:sessions-listed-2
UPDATE session SET of_staff = TRUE WHERE account_id IN (SELECT account_id FROM staff_login);

--changeset account:sessions-listed-3
UPDATE session SET last_used_at = started_at;
