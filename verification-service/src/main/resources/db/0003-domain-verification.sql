--liquibase formatted sql

--changeset verification:0003-domain-verification
-- A check without an order: asked for by an account, or by a service (owner is null then).
CREATE TABLE domain_verification (
    id                 BINARY(16)   NOT NULL PRIMARY KEY,
    owner              BINARY(16)   NULL,
    client             VARCHAR(64)  NULL,
    domain             VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    unicode            VARCHAR(255) NOT NULL,
    order_type         VARCHAR(24)  NOT NULL,
    holder_name        VARBINARY(1024) NOT NULL,
    certificate_type   INT          NOT NULL,
    certificate_number VARBINARY(512) NOT NULL,
    list_day           DATE         NOT NULL,
    outcome            VARCHAR(16)  NOT NULL,
    findings           TEXT         NOT NULL,
    checked_at         DATETIME(6)  NOT NULL,
    asked_at           DATETIME(6)  NOT NULL,
    KEY domain_verification_owner (owner, asked_at)
);
