--liquibase formatted sql

--changeset verification:0015-filed-domain
-- Our copy of what is filed, kept from icp.filing.record.v1: a domain of a service. No word of who the subject is.
-- One that has left the register keeps its row: what was found about it stays explained.
CREATE TABLE filed_domain (
    id             BINARY(16)   NOT NULL PRIMARY KEY,
    service_id     BINARY(16)   NOT NULL,
    subject_id     BINARY(16)   NOT NULL,
    domain         VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tld            VARCHAR(63)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    service_number VARCHAR(60)  NOT NULL,
    filed_at       DATETIME(6)  NOT NULL,
    state          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    CONSTRAINT filed_domain_of_service UNIQUE (domain, service_id),
    KEY filed_domain_service (service_id),
    KEY filed_domain_subject (subject_id),
    KEY filed_domain_tld (tld, state, domain)
);
--rollback DROP TABLE filed_domain;
