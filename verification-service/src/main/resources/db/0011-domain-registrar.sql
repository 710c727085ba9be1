--liquibase formatted sql

--changeset verification:0011-domain-registrar
-- The registrar that a registry named last for a domain, so that a new list of registrars can be tried on what is filed without
-- asking a million registries. iana_id 0 and an empty name where none was named: a key holds no NULL.
CREATE TABLE domain_registrar (
    domain  VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    iana_id INT          NOT NULL,
    name    VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    told_at DATETIME(6)  NOT NULL,
    KEY domain_registrar_of (iana_id, name, domain)
);
--rollback DROP TABLE domain_registrar;
