--liquibase formatted sql

--changeset account:partners-1
CREATE TABLE partner (
  id           BINARY(16)   NOT NULL PRIMARY KEY,
  name         VARCHAR(100) NOT NULL,
  opened_at    DATETIME(6)  NOT NULL,
  suspended_at DATETIME(6),
  version      INT          NOT NULL,
  UNIQUE KEY partner_name (name),
  KEY partner_suspended (suspended_at)
);

--changeset account:partner-clients-1
CREATE TABLE partner_client (
  id         BINARY(16)   NOT NULL PRIMARY KEY,
  partner_id BINARY(16)   NOT NULL,
  name       VARCHAR(100) NOT NULL,
  scopes     VARCHAR(200) NOT NULL,
  opened_at  DATETIME(6)  NOT NULL,
  ended_at   DATETIME(6),
  acts       INT          NOT NULL,
  version    INT          NOT NULL,
  KEY partner_client_of (partner_id, id),
  KEY partner_client_ended (ended_at),
  CONSTRAINT partner_client_of_partner FOREIGN KEY (partner_id) REFERENCES partner (id)
);

--changeset account:client-credentials-1
-- A credential holds one of four places until it is revoked. Of a secret the keyed hash is kept; a public key is no secret. The
-- id is the sid of the tokens. A key that was revoked stays known: it does not come back.
CREATE TABLE client_credential (
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
  UNIQUE KEY client_credential_place (client_id, place),
  UNIQUE KEY client_credential_key (client_id, thumbprint),
  KEY client_credential_revoked (revoked_at),
  CONSTRAINT client_credential_of_client FOREIGN KEY (client_id) REFERENCES partner_client (id),
  CONSTRAINT client_credential_at_most_four CHECK (place BETWEEN 1 AND 4),
  CONSTRAINT client_credential_holds_its_place CHECK ((place IS NULL) = (revoked_at IS NOT NULL)),
  CONSTRAINT client_credential_is_one_kind CHECK (
    (kind = 'SECRET' AND secret_hash IS NOT NULL AND public_key IS NULL AND thumbprint IS NULL)
    OR (kind = 'PUBLIC_KEY' AND secret_hash IS NULL AND public_key IS NOT NULL AND thumbprint IS NOT NULL))
);

--changeset account:used-assertions-1
-- Each client's assertion is taken once (RFC 7523 3, jti). The row may go when the assertion has run out.
CREATE TABLE used_assertion (
  client_id  BINARY(16)  NOT NULL,
  jti        BINARY(32)  NOT NULL,
  good_until DATETIME(6) NOT NULL,
  PRIMARY KEY (client_id, jti),
  KEY used_assertion_end (good_until)
);
