--liquibase formatted sql

--changeset account:0010-partners
CREATE TABLE partners (
  id           BINARY(16)   NOT NULL PRIMARY KEY,
  name         VARCHAR(100) NOT NULL,
  opened_at    DATETIME(6)  NOT NULL,
  suspended_at DATETIME(6),
  version      INT          NOT NULL,
  UNIQUE KEY partners_name (name),
  KEY partners_suspended (suspended_at)
);

--changeset account:0010-accounts
-- phone and mail are encrypted. phone_index and phone_index_b are the two slots of the blind index (ADR 0024), which find the account and
-- keep it unique; the slot without a key is null. The account of a partner's customer is found by the partner's own reference and never
-- by a phone, because a customer does not sign in to it.
CREATE TABLE accounts (
  id            BINARY(16)   NOT NULL PRIMARY KEY,
  status        VARCHAR(20)  NOT NULL,
  phone         VARBINARY(200),
  phone_index   BINARY(16),
  phone_index_b BINARY(16),
  mail          VARBINARY(500),
  language      VARCHAR(2)   NOT NULL,
  partner_id    BINARY(16),
  reference     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
  opened_at     DATETIME(6)  NOT NULL,
  version       INT          NOT NULL,
  UNIQUE KEY accounts_phone (phone_index),
  UNIQUE KEY accounts_phone_b (phone_index_b),
  UNIQUE KEY accounts_reference (partner_id, reference),
  KEY accounts_customers (partner_id, id),
  CONSTRAINT accounts_of_partner FOREIGN KEY (partner_id) REFERENCES partners (id),
  CONSTRAINT accounts_customer_has_reference CHECK ((partner_id IS NULL) = (reference IS NULL)),
  CONSTRAINT accounts_customer_has_no_login CHECK (partner_id IS NULL OR phone_index IS NULL),
  CONSTRAINT accounts_customer_has_no_login_b CHECK (partner_id IS NULL OR phone_index_b IS NULL)
);

--changeset account:0010-one-time-codes
CREATE TABLE one_time_codes (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  purpose    VARCHAR(30) NOT NULL,
  hash       BINARY(16)  NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  tries      INT         NOT NULL,
  used_at    DATETIME(6),
  KEY one_time_codes_expiry (expires_at)
);

--changeset account:0010-limits
-- One row for each thing that is limited; the lock on the row makes counting and refusing one step.
CREATE TABLE limited_subjects (
  kind    VARCHAR(30) NOT NULL,
  subject BINARY(16)  NOT NULL,
  last_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, subject)
);

--changeset account:0010-limit-events
CREATE TABLE limit_events (
  id      BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind    VARCHAR(30) NOT NULL,
  subject BINARY(16)  NOT NULL,
  at      DATETIME(6) NOT NULL,
  KEY limit_events_of (kind, subject, at),
  KEY limit_events_age (at)
);

--changeset account:0010-sessions
-- An account holder recognises a session by address, device and time. The address is encrypted and holds the masked form only. A session
-- of staff (of_staff) is shorter.
CREATE TABLE sessions (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  account_id   BINARY(16)  NOT NULL,
  of_staff     BOOLEAN     NOT NULL DEFAULT FALSE,
  started_at   DATETIME(6) NOT NULL,
  last_used_at DATETIME(6),
  client       VARCHAR(64),
  address      VARBINARY(200),
  device       VARCHAR(60),
  ended_at     DATETIME(6),
  ended_by     VARCHAR(20),
  version      INT         NOT NULL,
  KEY sessions_account (account_id, ended_at),
  KEY sessions_ended (ended_at),
  CONSTRAINT sessions_of_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);

--changeset account:0010-refresh-tokens
CREATE TABLE refresh_tokens (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  session_id BINARY(16)  NOT NULL,
  hash       BINARY(32)  NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at    DATETIME(6),
  successor  BINARY(16),
  lost       BOOLEAN     NOT NULL,
  UNIQUE KEY refresh_tokens_hash (hash),
  KEY refresh_tokens_session (session_id),
  KEY refresh_tokens_expiry (expires_at)
);

--changeset account:0010-known-devices
-- A device that once signed in with a code has its own quota of codes. Its token gives no access and is kept as a hash.
CREATE TABLE known_devices (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  account_id BINARY(16)  NOT NULL,
  hash       BINARY(32)  NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  UNIQUE KEY known_devices_hash (hash),
  KEY known_devices_expiry (expires_at),
  CONSTRAINT known_devices_of_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);

--changeset account:0010-staff-logins
-- name and mobile are encrypted; the blind index of the mobile finds the holder account of the same person. roles is no JSON, so that a
-- check can list the combinations that StaffRoles allows.
CREATE TABLE staff_logins (
  account_id     BINARY(16)     NOT NULL PRIMARY KEY,
  login          VARCHAR(64)    NOT NULL,
  name           VARBINARY(500) NOT NULL,
  roles          VARCHAR(200)   NOT NULL,
  password_hash  VARCHAR(200)   NOT NULL,
  mobile         VARBINARY(200),
  mobile_index   BINARY(16),
  mobile_index_b BINARY(16),
  disabled_at    DATETIME(6),
  acts           INT            NOT NULL DEFAULT 0,
  version        INT            NOT NULL,
  UNIQUE KEY staff_logins_name (login),
  UNIQUE KEY staff_logins_mobile (mobile_index),
  UNIQUE KEY staff_logins_mobile_b (mobile_index_b),
  CONSTRAINT staff_logins_of_account FOREIGN KEY (account_id) REFERENCES accounts (id),
  CONSTRAINT staff_logins_roles CHECK (
    roles IN ('reviewer', 'inspector', 'support', 'auditor', 'administrator', 'inspector,support'))
);

--changeset account:0010-second-factors
-- The secret is encrypted. last_step is the time step of the last accepted code: no code of this step or an earlier one is accepted
-- again.
CREATE TABLE second_factors (
  account_id  BINARY(16)     NOT NULL PRIMARY KEY,
  secret      VARBINARY(300) NOT NULL,
  last_step   BIGINT         NOT NULL,
  enrolled_at DATETIME(6)    NOT NULL,
  version     INT            NOT NULL,
  CONSTRAINT second_factors_of_staff FOREIGN KEY (account_id) REFERENCES staff_logins (account_id)
);

--changeset account:0010-recovery-codes
CREATE TABLE recovery_codes (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  account_id BINARY(16)  NOT NULL,
  hash       BINARY(16)  NOT NULL,
  used_at    DATETIME(6),
  UNIQUE KEY recovery_codes_of (account_id, hash),
  CONSTRAINT recovery_codes_of_staff FOREIGN KEY (account_id) REFERENCES staff_logins (account_id)
);

--changeset account:0010-sign-in-challenges
-- new_secret, encrypted, is offered to staff without a second factor. It becomes the second factor when its first code is right.
CREATE TABLE sign_in_challenges (
  id         BINARY(16)     NOT NULL PRIMARY KEY,
  account_id BINARY(16)     NOT NULL,
  address    BINARY(16)     NOT NULL,
  new_secret VARBINARY(300),
  expires_at DATETIME(6)    NOT NULL,
  tries      INT            NOT NULL,
  used_at    DATETIME(6),
  KEY sign_in_challenges_expiry (expires_at),
  CONSTRAINT sign_in_challenges_of_staff FOREIGN KEY (account_id) REFERENCES staff_logins (account_id)
);

--changeset account:0010-service-clients
CREATE TABLE service_clients (
  client      VARCHAR(64) NOT NULL PRIMARY KEY,
  secret_hash BINARY(16)  NOT NULL,
  version     INT         NOT NULL
);

--changeset account:0010-partner-clients
-- scopes has the form of the scope in OAuth (RFC 6749 3.3).
CREATE TABLE partner_clients (
  id         BINARY(16)   NOT NULL PRIMARY KEY,
  partner_id BINARY(16)   NOT NULL,
  name       VARCHAR(100) NOT NULL,
  scopes     VARCHAR(200) NOT NULL,
  opened_at  DATETIME(6)  NOT NULL,
  ended_at   DATETIME(6),
  acts       INT          NOT NULL,
  version    INT          NOT NULL,
  KEY partner_clients_of (partner_id, id),
  KEY partner_clients_ended (ended_at),
  CONSTRAINT partner_clients_of_partner FOREIGN KEY (partner_id) REFERENCES partners (id)
);

--changeset account:0010-client-credentials
-- A credential holds one of four places until it is revoked. A secret is kept as a keyed hash; a public key is no secret. The id is the
-- sid of the tokens. A revoked key stays known, so that it cannot be registered again.
CREATE TABLE client_credentials (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  client_id    BINARY(16)  NOT NULL,
  place        INT,
  kind         VARCHAR(12) NOT NULL,
  secret_hash  BINARY(16),
  public_key   VARCHAR(1500),
  thumbprint   BINARY(32),
  made_at      DATETIME(6) NOT NULL,
  last_used_at DATETIME(6),
  revoked_at   DATETIME(6),
  UNIQUE KEY client_credentials_place (client_id, place),
  UNIQUE KEY client_credentials_key (client_id, thumbprint),
  KEY client_credentials_revoked (revoked_at),
  CONSTRAINT client_credentials_of_client FOREIGN KEY (client_id) REFERENCES partner_clients (id),
  CONSTRAINT client_credentials_at_most_four CHECK (place BETWEEN 1 AND 4),
  CONSTRAINT client_credentials_holds_its_place CHECK ((place IS NULL) = (revoked_at IS NOT NULL)),
  CONSTRAINT client_credentials_is_one_kind CHECK (
    (kind = 'SECRET' AND secret_hash IS NOT NULL AND public_key IS NULL AND thumbprint IS NULL)
    OR (kind = 'PUBLIC_KEY' AND secret_hash IS NULL AND public_key IS NOT NULL AND thumbprint IS NOT NULL))
);

--changeset account:0010-used-assertions
-- Each assertion of a client is accepted once (RFC 7523 3, jti). The row may be deleted when the assertion has expired.
CREATE TABLE used_assertions (
  client_id  BINARY(16)  NOT NULL,
  jti        BINARY(32)  NOT NULL,
  good_until DATETIME(6) NOT NULL,
  PRIMARY KEY (client_id, jti),
  KEY used_assertions_end (good_until)
);

--changeset account:0010-signing-keys
-- The id is the kid. If two replicas make the same generation, the unique key lets one of them in.
CREATE TABLE signing_keys (
  id          BINARY(16)      NOT NULL PRIMARY KEY,
  generation  INT             NOT NULL,
  public_key  VARBINARY(600)  NOT NULL,
  private_key VARBINARY(3000) NOT NULL,
  signs_from  DATETIME(6)     NOT NULL,
  signs_until DATETIME(6)     NOT NULL,
  UNIQUE KEY signing_keys_generation (generation)
);

--changeset account:0010-notices
CREATE TABLE notices (
  id               BINARY(16)     NOT NULL PRIMARY KEY,
  account_id       BINARY(16),
  cause            VARCHAR(120)   NOT NULL,
  channel          VARCHAR(10)    NOT NULL,
  template         VARCHAR(40)    NOT NULL,
  language         VARCHAR(2)     NOT NULL,
  recipient        VARBINARY(500) NOT NULL,
  encrypted_values BLOB,
  good_until       DATETIME(6),
  fate             VARCHAR(10)    NOT NULL,
  attempts         INT            NOT NULL,
  next_attempt_at  DATETIME(6)    NOT NULL,
  created_at       DATETIME(6)    NOT NULL,
  decided_at       DATETIME(6),
  last_fault       VARCHAR(200),
  UNIQUE KEY notices_once (cause, channel),
  KEY notices_due (fate, channel, next_attempt_at),
  KEY notices_account (account_id, created_at)
);

--changeset account:0010-account-recoveries
-- A holder looks for the account that a domain is filed under. encrypted_digits waits until the phone is found and is deleted then.
CREATE TABLE account_recoveries (
  id               BINARY(16)   NOT NULL PRIMARY KEY,
  domain           VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  language         VARCHAR(2)   NOT NULL,
  started_at       DATETIME(6)  NOT NULL,
  expires_at       DATETIME(6)  NOT NULL,
  code_id          BINARY(16),
  encrypted_digits VARBINARY(200),
  due_at           DATETIME(6),
  attempts         INT          NOT NULL,
  holder           BINARY(16),
  next_steps       JSON,
  proven_at        DATETIME(6),
  version          INT          NOT NULL,
  KEY account_recoveries_due (due_at),
  KEY account_recoveries_expiry (expires_at)
);

--changeset account:0010-recovery-cases
-- A case that a person of the support decides. Name, phone and message of the sender are encrypted.
CREATE TABLE recovery_cases (
  id          BINARY(16)      NOT NULL PRIMARY KEY,
  recovery_id BINARY(16)      NOT NULL,
  domain      VARCHAR(253)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  language    VARCHAR(2)      NOT NULL,
  name        VARBINARY(700)  NOT NULL,
  phone       VARBINARY(200)  NOT NULL,
  message     VARBINARY(3000),
  opened_at   DATETIME(6)     NOT NULL,
  outcome     VARCHAR(30),
  answered_by BINARY(16),
  answered_at DATETIME(6),
  version     INT             NOT NULL,
  UNIQUE KEY recovery_cases_once (recovery_id),
  KEY recovery_cases_answered (answered_at),
  CONSTRAINT recovery_cases_whole CHECK (
    (outcome IS NULL) = (answered_by IS NULL) AND (outcome IS NULL) = (answered_at IS NULL))
);
