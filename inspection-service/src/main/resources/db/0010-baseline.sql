--liquibase formatted sql

--changeset inspection:0010-filed-subjects
-- Copy of the filed subjects, from filing-service's topic of the record. certificate_number and name are encrypted; the two columns of
-- the blind index are its slots (ADR 0024), and the slot without a key is null.
CREATE TABLE filed_subjects (
  subject_id          BINARY(16)  NOT NULL PRIMARY KEY,
  holder              BINARY(16)  NOT NULL,
  province            CHAR(2)     NOT NULL,
  nature              INT         NOT NULL,
  subject_number      VARCHAR(40) NOT NULL,
  status              VARCHAR(20) NOT NULL,
  certificate_type    INT,
  certificate_number  VARBINARY(400),
  certificate_index   BINARY(16),
  certificate_index_b BINARY(16),
  name                VARBINARY(1000),
  KEY filed_subjects_certificate (certificate_index),
  KEY filed_subjects_certificate_b (certificate_index_b)
);

--changeset inspection:0010-filed-sites
CREATE TABLE filed_sites (
  service_id     BINARY(16)  NOT NULL PRIMARY KEY,
  subject_id     BINARY(16)  NOT NULL,
  service_number VARCHAR(60) NOT NULL,
  kind           VARCHAR(20) NOT NULL,
  status         VARCHAR(20) NOT NULL,
  access_status  VARCHAR(20) NOT NULL,
  filed_at       DATETIME(6) NOT NULL,
  KEY filed_sites_subject (subject_id)
);

--changeset inspection:0010-filed-site-domains
CREATE TABLE filed_site_domains (
  service_id BINARY(16)   NOT NULL,
  domain     VARCHAR(253) NOT NULL,
  PRIMARY KEY (domain, service_id),
  KEY filed_site_domains_service (service_id)
);

--changeset inspection:0010-spot-checks
-- A task of the authority, as filing-service passed it on, with the last answers and the authority's opinion of them. The answers of a
-- round are settled all at once.
CREATE TABLE spot_checks (
  spot_check_id BINARY(16)   NOT NULL PRIMARY KEY,
  task          VARCHAR(64)  NOT NULL,
  subject_id    BINARY(16)   NOT NULL,
  service_id    BINARY(16),
  items         JSON         NOT NULL,
  due_at        DATETIME(6),
  note          BLOB,
  requested_at  DATETIME(6)  NOT NULL,
  state         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'OPEN',
  version       BIGINT       NOT NULL DEFAULT 1,
  round         INT          NOT NULL DEFAULT 0,
  answers       JSON,
  settled_at    DATETIME(6),
  decided_at    DATETIME(6),
  opinion       BLOB,
  CONSTRAINT spot_checks_settled CHECK (
    (state = 'OPEN' AND round = 0 AND answers IS NULL AND settled_at IS NULL AND decided_at IS NULL)
    OR (state = 'SETTLED' AND round > 0 AND answers IS NOT NULL AND settled_at IS NOT NULL AND decided_at IS NULL)
    OR (state IN ('ACCEPTED', 'REFUSED') AND round > 0 AND answers IS NOT NULL AND settled_at IS NOT NULL AND decided_at IS NOT NULL))
);

--changeset inspection:0010-domain-concerns
-- A filed domain that verification-service found unfit. The concern is open from the event on, until the domain is fit again or is no
-- longer judged. open_domain keeps it to one open concern a domain.
CREATE TABLE domain_concerns (
  concern_id      BINARY(16)   NOT NULL PRIMARY KEY,
  filed_domain_id BINARY(16)   NOT NULL,
  domain          VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_id      BINARY(16)   NOT NULL,
  service_number  VARCHAR(60)  NOT NULL,
  subject_id      BINARY(16)   NOT NULL,
  reasons         JSON         NOT NULL,
  since           DATETIME(6)  NOT NULL,
  verification_id BINARY(16)   NOT NULL,
  told_at         DATETIME(6)  NOT NULL,
  state           VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ended_at        DATETIME(6),
  open_domain     BINARY(16) AS (CASE WHEN state = 'OPEN' THEN filed_domain_id END) STORED,
  UNIQUE KEY domain_concerns_open (open_domain),
  KEY domain_concerns_state (state, concern_id)
);
