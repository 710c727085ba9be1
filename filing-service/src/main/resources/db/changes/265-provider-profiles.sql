--liquibase formatted sql

--changeset filing:265-provider-profiles
-- Versions of the provider's profile; a row is never changed. 0, which is in no row, is the one that a release brings. Of one version
-- there is one successor: the key holds it, also against two administrators at once.
CREATE TABLE provider_profiles (
  version        INT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id             BINARY(16)  NOT NULL,
  effective_from DATETIME(6) NOT NULL,
  replaces       INT         NOT NULL,
  body           MEDIUMTEXT  NOT NULL,
  made_by        BINARY(16)  NOT NULL,
  made_at        DATETIME(6) NOT NULL,
  UNIQUE KEY provider_profiles_id (id),
  UNIQUE KEY provider_profiles_one_successor (replaces)
);
--rollback DROP TABLE provider_profiles;
