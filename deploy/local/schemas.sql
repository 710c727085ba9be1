-- Six schemas, one owner each, two users each: the service's own (rows only) and Liquibase's (tables).
-- ./icp fills in @NAME@ and the two passwords and sends this once per schema.
CREATE DATABASE IF NOT EXISTS icp_@NAME@ CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
CREATE USER IF NOT EXISTS 'icp_@NAME@'@'127.0.0.1' IDENTIFIED BY '@PASSWORD@';
GRANT SELECT, INSERT, UPDATE, DELETE ON icp_@NAME@.* TO 'icp_@NAME@'@'127.0.0.1';
CREATE USER IF NOT EXISTS 'icp_@NAME@_ddl'@'127.0.0.1' IDENTIFIED BY '@DDL_PASSWORD@';
GRANT ALL PRIVILEGES ON icp_@NAME@.* TO 'icp_@NAME@_ddl'@'127.0.0.1';
