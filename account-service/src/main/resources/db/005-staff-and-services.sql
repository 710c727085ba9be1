--liquibase formatted sql

--changeset account:staff-logins-1
CREATE TABLE staff_login (
  account_id    BINARY(16)     NOT NULL PRIMARY KEY,
  login         VARCHAR(64)    NOT NULL,
  name          VARBINARY(500) NOT NULL,
  roles         VARCHAR(200)   NOT NULL,
  password_hash VARCHAR(200)   NOT NULL,
  version       INT            NOT NULL,
  UNIQUE KEY staff_login_name (login),
  CONSTRAINT staff_login_of_account FOREIGN KEY (account_id) REFERENCES account (id)
);

--changeset account:service-clients-1
CREATE TABLE service_client (
  client      VARCHAR(64)  NOT NULL PRIMARY KEY,
  secret_hash BINARY(16)   NOT NULL,
  version     INT          NOT NULL
);
