--liquibase formatted sql
--changeset sandbox:022-authority-blacklist
-- condition_type as in the status query: 0 a domain, else the type of the certificate
CREATE TABLE authority_blacklist (
  condition_type  VARCHAR(8)   NOT NULL,
  condition_value VARCHAR(253) NOT NULL,
  listed_at       DATETIME(6)  NOT NULL,
  PRIMARY KEY (condition_type, condition_value)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
