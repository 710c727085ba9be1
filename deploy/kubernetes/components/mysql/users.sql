-- Once per cluster, by an administrator as root, with the name of the schema and three passwords filled in; as deploy/local/schemas.sql does on
-- one machine. The passwords go to the secret store (secrets.yaml).
CREATE DATABASE icp_@NAME@ CHARACTER SET utf8mb4;
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
