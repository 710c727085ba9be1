--liquibase formatted sql

--changeset account:0029-bootstrap-parts
-- What the bootstrap file said last of each part of a member of staff (name, roles, mobile, password, totp), as a keyed digest. A start
-- applies a part only if the file says something else than then, so it undoes no act of an administrator. A member without rows was there
-- before this table, or was added by an administrator.
CREATE TABLE bootstrap_parts (
  account_id BINARY(16)  NOT NULL,
  part       VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digest     BINARY(16)  NOT NULL,
  PRIMARY KEY (account_id, part),
  CONSTRAINT bootstrap_parts_of_staff FOREIGN KEY (account_id) REFERENCES staff_logins (account_id)
);
--rollback DROP TABLE bootstrap_parts;
