--liquibase formatted sql

--changeset sandbox:0010-test-clock
CREATE TABLE clock_offsets (
  id            TINYINT PRIMARY KEY,
  offset_micros BIGINT  NOT NULL
);
INSERT INTO clock_offsets (id, offset_micros) VALUES (1, 0);

--changeset sandbox:0010-registered-domains
CREATE TABLE registered_domains (
  domain             VARCHAR(253)  CHARACTER SET ascii NOT NULL PRIMARY KEY,
  registrant_name    VARCHAR(256)  NOT NULL,
  certificate_type   VARCHAR(32)   NOT NULL,
  certificate_number VARCHAR(64)   NOT NULL,
  registered_at      DATETIME(6)   NOT NULL,
  expires_at         DATETIME(6)   NOT NULL,
  verified_at        DATETIME(6)   NULL,
  registrar_name     VARCHAR(256)  NOT NULL,
  registrar_iana_id  INT           NOT NULL,
  addresses          VARCHAR(2000) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-messages
-- visible_at is machine time; NULL: the operator accepted the message and never delivered it.
CREATE TABLE messages (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  channel       VARCHAR(16)  NOT NULL,
  sender        VARCHAR(320) NULL,
  recipient     VARCHAR(320) NOT NULL,
  subject       VARCHAR(998) NULL,
  body          MEDIUMTEXT   NOT NULL,
  reference     VARCHAR(100) NULL,
  received_at   DATETIME(6)  NOT NULL,
  business_time DATETIME(6)  NOT NULL,
  visible_at    DATETIME(6)  NULL,
  UNIQUE KEY messages_reference (reference),
  KEY messages_recipient (recipient, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-cloud-instances
CREATE TABLE cloud_instances (
  instance_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  account     CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  launched_on DATE        NOT NULL
);

--changeset sandbox:0010-authority-providers
CREATE TABLE authority_providers (
  isp_id        VARCHAR(64) NOT NULL PRIMARY KEY,
  last_sequence BIGINT      NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-uploads
CREATE TABLE authority_uploads (
  data_sequence BIGINT       NOT NULL PRIMARY KEY,
  file_name     VARCHAR(128) NOT NULL,
  payload_md5   BINARY(16)   NOT NULL,
  records       INT          NOT NULL,
  received_at   DATETIME(6)  NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-orders
-- One row per uploaded record: an order that comes back after a refusal has a second row. decide_at is machine time; group_name is the
-- upload group of the record.
CREATE TABLE authority_orders (
  id            BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  baxh          VARCHAR(64) NOT NULL,
  data_sequence BIGINT      NOT NULL,
  state         VARCHAR(20) NOT NULL,
  group_name    VARCHAR(16) NOT NULL DEFAULT 'XZBA',
  record        MEDIUMTEXT  NOT NULL,
  received_at   DATETIME(6) NOT NULL,
  sms_deadline  DATETIME(6) NULL,
  decide_at     DATETIME(6) NULL,
  KEY authority_orders_baxh (baxh, id),
  KEY authority_orders_state (state, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-sms
CREATE TABLE authority_sms_codes (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id    BIGINT       NOT NULL,
  phone       VARCHAR(32)  NOT NULL,
  name        VARCHAR(256) NOT NULL,
  last_six    VARCHAR(6)   NOT NULL,
  code        CHAR(6)      NOT NULL,
  deadline    DATETIME(6)  NOT NULL,
  wrong_tries INT          NOT NULL,
  state       VARCHAR(12)  NOT NULL,
  KEY authority_sms_codes_order (order_id),
  KEY authority_sms_codes_phone (phone, id),
  CONSTRAINT authority_sms_codes_of_order FOREIGN KEY (order_id) REFERENCES authority_orders (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-downloads
CREATE TABLE authority_downloads (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  file_name  VARCHAR(128) NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  acked_at   DATETIME(6)  NULL,
  UNIQUE KEY authority_downloads_name (file_name),
  KEY authority_downloads_open (acked_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-outgoing
CREATE TABLE authority_outgoing_records (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_name  VARCHAR(16) NOT NULL,
  record      MEDIUMTEXT  NOT NULL,
  download_id BIGINT      NULL,
  KEY authority_outgoing_records_download (download_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-numbers
-- The counter never goes back, so that a number is given once. The unique keys of filings and services are the second guard.
CREATE TABLE authority_numbers (
  prefix VARCHAR(4) NOT NULL,
  year   SMALLINT   NOT NULL,
  last   INT        NOT NULL,
  PRIMARY KEY (prefix, year)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-filings
-- A filing that has ended stays, so that its numbers are not given again; live is 1 or NULL, and NULLs are no duplicates of each other.
-- last_service only grows. baxh and password_hash are NULL for a filing of another provider.
CREATE TABLE authority_filings (
  subject_number     VARCHAR(32)  NOT NULL PRIMARY KEY,
  baxh               VARCHAR(64)  NULL,
  sponsor            VARCHAR(256) NOT NULL,
  nature             VARCHAR(8)   NOT NULL,
  certificate_type   VARCHAR(8)   NOT NULL,
  certificate_number VARCHAR(64)  NOT NULL,
  password_hash      BINARY(32)   NULL,
  last_service       INT          NOT NULL DEFAULT 0,
  filed_at           DATETIME(6)  NOT NULL,
  ended_at           DATETIME(6)  NULL,
  live               TINYINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN 1 END) STORED,
  UNIQUE KEY authority_filings_certificate (certificate_type, certificate_number, live),
  UNIQUE KEY authority_filings_baxh (baxh),
  KEY authority_filings_sponsor (sponsor)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-services
-- accessed_at is NULL while this provider has no access to the service.
CREATE TABLE authority_services (
  service_number VARCHAR(40)  NOT NULL PRIMARY KEY,
  subject_number VARCHAR(32)  NOT NULL,
  wzxh           VARCHAR(64)  NOT NULL,
  site_name      VARCHAR(256) NOT NULL,
  filed_at       DATETIME(6)  NOT NULL,
  accessed_at    DATETIME(6)  NULL,
  ended_at       DATETIME(6)  NULL,
  KEY authority_services_subject (subject_number),
  CONSTRAINT authority_services_of_filing FOREIGN KEY (subject_number) REFERENCES authority_filings (subject_number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-domains
CREATE TABLE authority_domains (
  domain         VARCHAR(253) CHARACTER SET ascii NOT NULL,
  service_number VARCHAR(40)  NOT NULL,
  ended_at       DATETIME(6)  NULL,
  live           TINYINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN 1 END) STORED,
  PRIMARY KEY (domain, service_number),
  UNIQUE KEY authority_domains_live (domain, live),
  KEY authority_domains_service (service_number),
  CONSTRAINT authority_domains_of_service FOREIGN KEY (service_number) REFERENCES authority_services (service_number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-password-tries
CREATE TABLE authority_password_tries (
  id       BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  baxh     VARCHAR(64) NOT NULL,
  tried_at DATETIME(6) NOT NULL,
  KEY authority_password_tries_baxh (baxh, tried_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-deregistered
-- Numbers of filings at other providers that have ended. A filing of this provider is deleted instead.
CREATE TABLE authority_deregistered_numbers (
  number VARCHAR(40) NOT NULL PRIMARY KEY
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-blacklist
-- condition_type as in the status query: 0 a domain, else the type of the certificate.
CREATE TABLE authority_blacklist (
  condition_type  VARCHAR(8)   NOT NULL,
  condition_value VARCHAR(253) NOT NULL,
  listed_at       DATETIME(6)  NOT NULL,
  PRIMARY KEY (condition_type, condition_value)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0010-authority-tasks
-- A task, the number of its items, and the number of results that the authority refuses before it accepts one.
CREATE TABLE authority_tasks (
  task     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  items    INT NOT NULL,
  refusals INT NOT NULL
);

--changeset sandbox:0010-authority-check-results
-- The results that arrived; each round of a task once.
CREATE TABLE authority_check_results (
  task        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  round       INT NOT NULL,
  received_at DATETIME(6) NOT NULL,
  PRIMARY KEY (task, round)
);
