--liquibase formatted sql
--changeset sandbox:010-authority-deregistered
-- numbers that a filing elsewhere no longer has; what was filed here is deleted instead
CREATE TABLE authority_deregistered (
  number VARCHAR(40) NOT NULL PRIMARY KEY
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
