-- Six schemas, one owner each, two users each: the service's own (rows only) and Liquibase's (tables).
-- ./icp fills in @NAME@ and the two passwords and sends this once per schema.
CREATE DATABASE IF NOT EXISTS icp_@NAME@ CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
-- Liquibase would make it without a primary key, and Group Replication refuses writes to such a table (error 3098). Its own columns.
CREATE TABLE IF NOT EXISTS icp_@NAME@.DATABASECHANGELOG (
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
CREATE USER IF NOT EXISTS 'icp_@NAME@'@'127.0.0.1' IDENTIFIED BY '@PASSWORD@';
GRANT SELECT, INSERT, UPDATE, DELETE ON icp_@NAME@.* TO 'icp_@NAME@'@'127.0.0.1';
CREATE USER IF NOT EXISTS 'icp_@NAME@_ddl'@'127.0.0.1' IDENTIFIED BY '@DDL_PASSWORD@';
GRANT ALL PRIVILEGES ON icp_@NAME@.* TO 'icp_@NAME@_ddl'@'127.0.0.1';
