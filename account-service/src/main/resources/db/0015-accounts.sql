--liquibase formatted sql

--changeset account:0015-contacts-and-closing
-- mail_verified_at: when the holder proved the mail by a code; no notice goes to a mail without it. A mail that is stored already
-- counts as proven until it changes: earlier releases sent all notices to it, and its holder must not miss the notices that
-- precede the end of an access because of an upgrade. A mail given at sign-up from now on is unverified until its holder proves it. The
-- mail of a partner's customer is vouched for by the partner.
-- closed_at: the phone is free again. erased_at: phone and mail are deleted.
ALTER TABLE accounts
  ADD COLUMN mail_verified_at DATETIME(6),
  ADD COLUMN closed_at        DATETIME(6),
  ADD COLUMN erased_at        DATETIME(6),
  ADD KEY accounts_closed (erased_at, closed_at);
UPDATE accounts SET mail_verified_at = opened_at WHERE mail IS NOT NULL;
--rollback ALTER TABLE accounts DROP KEY accounts_closed, DROP COLUMN mail_verified_at, DROP COLUMN closed_at,
--rollback   DROP COLUMN erased_at;

--changeset account:0015-facts-of-accounts
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'accounts' AND column_name = 'facts'
-- The number of events that were published about an account; account.opened is the first. An earlier changeset may have added it.
ALTER TABLE accounts ADD COLUMN facts INT NOT NULL DEFAULT 1;
--rollback ALTER TABLE accounts DROP COLUMN facts;

--changeset account:0015-proofs-of-sessions
-- methods: how the person signed in and stepped up since (RFC 8176), separated by spaces. proven_at: when a second factor or one-time
-- code was last proven; null for a session of a password alone and for sessions of earlier releases.
ALTER TABLE sessions
  ADD COLUMN methods   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN proven_at DATETIME(6);
--rollback ALTER TABLE sessions DROP COLUMN methods, DROP COLUMN proven_at;

--changeset account:0015-passwords-of-holders
CREATE TABLE holder_passwords (
  account_id    BINARY(16)   NOT NULL PRIMARY KEY,
  password_hash VARCHAR(200) NOT NULL,
  set_at        DATETIME(6)  NOT NULL,
  version       INT          NOT NULL,
  CONSTRAINT holder_passwords_of_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);
--rollback DROP TABLE holder_passwords;

--changeset account:0015-second-factors-of-holders
-- Holders enrol second factors too. first_method: what a sign-in has proven before; null for a challenge that only enrols.
ALTER TABLE second_factors DROP FOREIGN KEY second_factors_of_staff;
ALTER TABLE second_factors ADD CONSTRAINT second_factors_of_account FOREIGN KEY (account_id) REFERENCES accounts (id);
ALTER TABLE recovery_codes DROP FOREIGN KEY recovery_codes_of_staff;
ALTER TABLE recovery_codes ADD CONSTRAINT recovery_codes_of_account FOREIGN KEY (account_id) REFERENCES accounts (id);
ALTER TABLE sign_in_challenges DROP FOREIGN KEY sign_in_challenges_of_staff;
ALTER TABLE sign_in_challenges
  ADD COLUMN first_method VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin DEFAULT 'PASSWORD',
  ADD CONSTRAINT sign_in_challenges_of_account FOREIGN KEY (account_id) REFERENCES accounts (id);
--rollback ALTER TABLE sign_in_challenges DROP FOREIGN KEY sign_in_challenges_of_account;
--rollback ALTER TABLE sign_in_challenges DROP COLUMN first_method, ADD CONSTRAINT sign_in_challenges_of_staff
--rollback   FOREIGN KEY (account_id) REFERENCES staff_logins (account_id);
--rollback ALTER TABLE recovery_codes DROP FOREIGN KEY recovery_codes_of_account;
--rollback ALTER TABLE recovery_codes ADD CONSTRAINT recovery_codes_of_staff FOREIGN KEY (account_id) REFERENCES staff_logins (account_id);
--rollback ALTER TABLE second_factors DROP FOREIGN KEY second_factors_of_account;
--rollback ALTER TABLE second_factors ADD CONSTRAINT second_factors_of_staff FOREIGN KEY (account_id) REFERENCES staff_logins (account_id);
