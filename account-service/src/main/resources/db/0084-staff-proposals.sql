--liquibase formatted sql

--changeset account:0084-staff-proposals
-- What one administrator asked for about a member of staff and another one has to confirm: a new login, another password, no second factor,
-- more roles. Nothing of it holds before. open_account is the member while the proposal is PROPOSED, so that a member has one.
-- second_half, encrypted, is the part of a new password that the second administrator hands over; password_hash is the hash of both halves.
-- Both are gone once the proposal has ended. A login without a row here counts as confirmed: those of the bootstrap file, those of before
-- this migration, and those that a replica of an earlier release adds or resets during a roll-out.
CREATE TABLE staff_proposals (
  id            BINARY(16)  NOT NULL PRIMARY KEY,
  account_id    BINARY(16)  NOT NULL,
  open_account  BINARY(16),
  kind          VARCHAR(16) NOT NULL,
  roles         VARCHAR(200),
  password_hash VARCHAR(200),
  second_half   VARBINARY(200),
  state         VARCHAR(12) NOT NULL,
  made_by       BINARY(16)  NOT NULL,
  made_at       DATETIME(6) NOT NULL,
  expires_at    DATETIME(6) NOT NULL,
  decided_by    BINARY(16),
  decided_at    DATETIME(6),
  version       INT         NOT NULL,
  UNIQUE KEY staff_proposals_open (open_account),
  KEY staff_proposals_state (state, expires_at),
  KEY staff_proposals_decided (decided_at),
  CONSTRAINT staff_proposals_of_staff FOREIGN KEY (account_id) REFERENCES staff_logins (account_id),
  CONSTRAINT staff_proposals_holds_its_member CHECK ((state = 'PROPOSED') = (open_account IS NOT NULL)),
  CONSTRAINT staff_proposals_is_decided CHECK ((state = 'PROPOSED') = (decided_at IS NULL)),
  CONSTRAINT staff_proposals_two_persons CHECK (state <> 'CONFIRMED' OR (decided_by IS NOT NULL AND decided_by <> made_by)),
  CONSTRAINT staff_proposals_keeps_no_password CHECK (state = 'PROPOSED' OR (password_hash IS NULL AND second_half IS NULL))
);
--rollback DROP TABLE staff_proposals;
