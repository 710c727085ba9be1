-- Once per cluster, by an administrator as root, with the name of the schema and four passwords filled in; as deploy/local/schemas.sql does on
-- one machine. The passwords go to the secret store (secrets.yaml).
CREATE DATABASE icp_@NAME@ CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
-- Liquibase would make it without a primary key, and Group Replication refuses writes to such a table (error 3098). Its own columns.
CREATE TABLE icp_@NAME@.DATABASECHANGELOG (
  ID VARCHAR(255) NOT NULL,
  AUTHOR VARCHAR(255) NOT NULL,
  FILENAME VARCHAR(255) NOT NULL,
  DATEEXECUTED DATETIME NOT NULL,
  ORDEREXECUTED INT NOT NULL,
  EXECTYPE VARCHAR(10) NOT NULL,
  MD5SUM VARCHAR(35),
  DESCRIPTION VARCHAR(255),
  COMMENTS VARCHAR(255),
  TAG VARCHAR(255),
  LIQUIBASE VARCHAR(20),
  CONTEXTS VARCHAR(255),
  LABELS VARCHAR(255),
  DEPLOYMENT_ID VARCHAR(10),
  PRIMARY KEY (ID, AUTHOR, FILENAME)
);
-- The service: rows and nothing else.
CREATE USER 'icp_@NAME@'@'%' IDENTIFIED BY '@PASSWORD@' REQUIRE SSL;
GRANT SELECT, INSERT, UPDATE, DELETE ON icp_@NAME@.* TO 'icp_@NAME@'@'%';
-- The migration: the tables.
CREATE USER 'icp_@NAME@_ddl'@'%' IDENTIFIED BY '@DDL_PASSWORD@' REQUIRE SSL;
GRANT ALL PRIVILEGES ON icp_@NAME@.* TO 'icp_@NAME@_ddl'@'%';
-- The nightly dump, and the binary logs since.
CREATE USER 'backup'@'%' IDENTIFIED BY '@BACKUP_PASSWORD@' REQUIRE SSL;
GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, RELOAD, REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO 'backup'@'%';
GRANT BACKUP_ADMIN ON *.* TO 'backup'@'%';
-- The verifier of the audit: its four tables, which the first migration makes. A right to a table that is not there yet can be given only
-- together with CREATE, which is taken back at once.
CREATE USER 'icp_@NAME@_audit'@'%' IDENTIFIED BY '@AUDIT_PASSWORD@' REQUIRE SSL;
GRANT CREATE, SELECT ON icp_@NAME@.audit_entries TO 'icp_@NAME@_audit'@'%';
REVOKE CREATE ON icp_@NAME@.audit_entries FROM 'icp_@NAME@_audit'@'%';
GRANT CREATE, SELECT ON icp_@NAME@.audit_chain TO 'icp_@NAME@_audit'@'%';
REVOKE CREATE ON icp_@NAME@.audit_chain FROM 'icp_@NAME@_audit'@'%';
GRANT CREATE, SELECT ON icp_@NAME@.audit_unchained_entries TO 'icp_@NAME@_audit'@'%';
REVOKE CREATE ON icp_@NAME@.audit_unchained_entries FROM 'icp_@NAME@_audit'@'%';
GRANT CREATE, SELECT ON icp_@NAME@.audit_anchors TO 'icp_@NAME@_audit'@'%';
REVOKE CREATE ON icp_@NAME@.audit_anchors FROM 'icp_@NAME@_audit'@'%';
