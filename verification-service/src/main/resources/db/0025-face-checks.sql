--liquibase formatted sql

--changeset verification:0025-face-checks
-- A face compared with whom a certificate was issued to: for which order and principal, and what was said. The photograph is kept nowhere;
-- the person stands here as a blind index over name, certificate type and number. Never changed.
CREATE TABLE face_checks (
    id           BINARY(16)  NOT NULL PRIMARY KEY,
    order_id     BINARY(16)  NOT NULL,
    part         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_index BINARY(16)  NOT NULL,
    result       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    checked_at   DATETIME(6) NOT NULL,
    KEY face_checks_order (order_id, checked_at)
);
--rollback DROP TABLE face_checks;
