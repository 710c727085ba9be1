--liquibase formatted sql

--changeset account:0016-members
-- The members of a holder's account. name and phone are encrypted; a phone is the one that the holder entered, not that of the person's
-- account. facts: the number of events that were published about the membership. No key keeps two open memberships of one phone apart,
-- because the blind index rotates; the holder's row in accounts is locked for each invitation.
CREATE TABLE members (
  id            BINARY(16)     NOT NULL PRIMARY KEY,
  holder_id     BINARY(16)     NOT NULL,
  person_id     BINARY(16),
  state         VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name          VARBINARY(400) NOT NULL,
  phone         VARBINARY(200) NOT NULL,
  phone_index   BINARY(16),
  phone_index_b BINARY(16),
  grants        JSON           NOT NULL,
  invited_at    DATETIME(6)    NOT NULL,
  expires_at    DATETIME(6)    NOT NULL,
  accepted_at   DATETIME(6),
  ended_at      DATETIME(6),
  facts         INT            NOT NULL,
  version       INT            NOT NULL,
  KEY members_holder (holder_id, id),
  KEY members_person (person_id, id),
  KEY members_phone (phone_index),
  KEY members_phone_b (phone_index_b),
  KEY members_ended (ended_at),
  KEY members_expired (state, expires_at),
  CONSTRAINT members_of_holder FOREIGN KEY (holder_id) REFERENCES accounts (id),
  CONSTRAINT members_of_person FOREIGN KEY (person_id) REFERENCES accounts (id),
  CONSTRAINT members_accepted CHECK ((person_id IS NULL) = (accepted_at IS NULL)),
  CONSTRAINT members_active CHECK (state <> 'ACTIVE' OR person_id IS NOT NULL)
);
--rollback DROP TABLE members;

--changeset account:0016-sessions-of-members
-- The membership that a session acts for; null if the owner of the session acts for themselves. account_id stays the person's own account.
ALTER TABLE sessions
  ADD COLUMN member_id BINARY(16),
  ADD KEY sessions_member (member_id, started_at);
--rollback ALTER TABLE sessions DROP KEY sessions_member, DROP COLUMN member_id;
