--liquibase formatted sql

--changeset account:0017-networks-of-clients
-- allowed_networks is a JSON array of CIDR blocks; null or empty allows every address. address_told_at is when the partner was last told
-- that a token was refused to an address: at most once a day.
ALTER TABLE partner_clients
  ADD COLUMN allowed_networks JSON,
  ADD COLUMN address_told_at  DATETIME(6);
--rollback ALTER TABLE partner_clients DROP COLUMN allowed_networks, DROP COLUMN address_told_at;

--changeset account:0017-life-of-credentials
-- session_id is the sid of the tokens; null: the id of the credential. A change that ends all tokens of a client gives each credential
-- another one. expires_at is null for credentials of earlier releases, which do not expire. warned_at is when the partner was told of
-- the expiry. last_used_address is encrypted and holds half of the address.
ALTER TABLE client_credentials
  ADD COLUMN name              VARCHAR(100),
  ADD COLUMN session_id        BINARY(16),
  ADD COLUMN expires_at        DATETIME(6),
  ADD COLUMN warned_at         DATETIME(6),
  ADD COLUMN last_used_address VARBINARY(300),
  ADD KEY client_credentials_expiry (expires_at);
--rollback ALTER TABLE client_credentials DROP KEY client_credentials_expiry, DROP COLUMN name, DROP COLUMN session_id,
--rollback   DROP COLUMN expires_at, DROP COLUMN warned_at, DROP COLUMN last_used_address;

--changeset account:0017-ended-client-sessions
-- The sid of tokens that ended while their credential goes on. A row may be deleted when the tokens have expired.
CREATE TABLE ended_client_sessions (
  id       BINARY(16)  NOT NULL PRIMARY KEY,
  ended_at DATETIME(6) NOT NULL,
  KEY ended_client_sessions_end (ended_at)
);
--rollback DROP TABLE ended_client_sessions;

--changeset account:0017-client-scope-requests
-- A partner's request for more scopes of a client. open_client is the client while the request is OPEN, so that a client has one open
-- request. reason and answer are encrypted, because people write them.
CREATE TABLE client_scope_requests (
  id          BINARY(16)   NOT NULL PRIMARY KEY,
  partner_id  BINARY(16)   NOT NULL,
  client_id   BINARY(16)   NOT NULL,
  open_client BINARY(16),
  scopes      VARCHAR(500) NOT NULL,
  state       VARCHAR(12)  NOT NULL,
  reason      VARBINARY(2000) NOT NULL,
  answer      VARBINARY(2000),
  opened_at   DATETIME(6)  NOT NULL,
  expires_at  DATETIME(6)  NOT NULL,
  decided_at  DATETIME(6),
  version     INT          NOT NULL,
  UNIQUE KEY client_scope_requests_open (open_client),
  KEY client_scope_requests_of (partner_id, id),
  KEY client_scope_requests_state (state, expires_at),
  CONSTRAINT client_scope_requests_of_client FOREIGN KEY (client_id) REFERENCES partner_clients (id),
  CONSTRAINT client_scope_requests_holds_its_client CHECK ((state = 'OPEN') = (open_client IS NOT NULL)),
  CONSTRAINT client_scope_requests_is_decided CHECK ((state = 'OPEN') = (decided_at IS NULL))
);
--rollback DROP TABLE client_scope_requests;

--changeset account:0017-partner-quotas
-- Each row is one decision of an administrator; the latest one whose day has come is in force. client_id is null for a quota of the
-- whole partner. Without a row the default of the settings is in force.
CREATE TABLE partner_quotas (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  partner_id BINARY(16)  NOT NULL,
  client_id  BINARY(16),
  kind       VARCHAR(24) NOT NULL,
  most       INT         NOT NULL,
  valid_from DATETIME(6) NOT NULL,
  reason     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  set_at     DATETIME(6) NOT NULL,
  KEY partner_quotas_in_force (partner_id, kind, valid_from),
  CONSTRAINT partner_quotas_of_partner FOREIGN KEY (partner_id) REFERENCES partners (id),
  CONSTRAINT partner_quotas_of_client FOREIGN KEY (client_id) REFERENCES partner_clients (id),
  CONSTRAINT partner_quotas_is_no_debt CHECK (most >= 0)
);
--rollback DROP TABLE partner_quotas;

--changeset account:0017-partner-customer-counts
-- How many customers a partner has, so that the quota is one conditional update. A replica of an earlier release does not count; the
-- service counts the accounts again before it refuses a customer.
CREATE TABLE partner_customer_counts (
  partner_id BINARY(16) NOT NULL PRIMARY KEY,
  number     INT        NOT NULL,
  CONSTRAINT partner_customer_counts_of_partner FOREIGN KEY (partner_id) REFERENCES partners (id)
);
INSERT INTO partner_customer_counts (partner_id, number)
  SELECT p.id, (SELECT COUNT(*) FROM accounts a WHERE a.partner_id = p.id) FROM partners p;
--rollback DROP TABLE partner_customer_counts;

--changeset account:0017-partner-contacts
-- The contact for the operation of a partner's programs. name, mail and phone are encrypted. No mail is sent before mail_verified_at.
CREATE TABLE partner_contacts (
  partner_id       BINARY(16)     NOT NULL PRIMARY KEY,
  name             VARBINARY(500) NOT NULL,
  mail             VARBINARY(500) NOT NULL,
  phone            VARBINARY(200),
  language         VARCHAR(2)     NOT NULL,
  mail_verified_at DATETIME(6),
  changed_at       DATETIME(6)    NOT NULL,
  version          INT            NOT NULL,
  CONSTRAINT partner_contacts_of_partner FOREIGN KEY (partner_id) REFERENCES partners (id)
);
--rollback DROP TABLE partner_contacts;
