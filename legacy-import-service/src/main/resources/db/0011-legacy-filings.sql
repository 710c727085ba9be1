--liquibase formatted sql

--changeset legacy:0011-legacy-accounts
-- The accounts of the old platform. The id of a row is made from its id on the old platform, so that a value is encrypted for its row before
-- the row is stored, and a repeated load meets the same row. checksum is a keyed hash of the whole row as it was exported: it tells a changed
-- row from a repeated one without decrypting. load_id and load_line name the file's row that
-- wrote it last. The old password's hash is deleted when it was used, or can never be used again.
CREATE TABLE legacy_accounts (
  id              BINARY(16)  NOT NULL PRIMARY KEY,
  legacy_id       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  login           VARBINARY(600) NOT NULL,
  login_index     BINARY(16),
  login_index_b   BINARY(16),
  mail            VARBINARY(600),
  password_scheme VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin,
  password_hash   VARBINARY(400),
  activated       BOOLEAN     NOT NULL,
  registered_at   DATETIME(6) NOT NULL,
  checksum        BINARY(16)  NOT NULL,
  load_id         BINARY(16)  NOT NULL,
  load_line        INT        NOT NULL DEFAULT 0,
  changed_at      DATETIME(6) NOT NULL,
  version         BIGINT      NOT NULL DEFAULT 0,
  UNIQUE KEY legacy_accounts_legacy (legacy_id),
  UNIQUE KEY legacy_accounts_login (login_index),
  UNIQUE KEY legacy_accounts_login_b (login_index_b),
  KEY legacy_accounts_load (load_id),
  CONSTRAINT legacy_accounts_indexed CHECK (login_index IS NOT NULL OR login_index_b IS NOT NULL)
);
--rollback DROP TABLE legacy_accounts;

--changeset legacy:0011-legacy-filings
-- The subjects of the old platform, and what became of each: exactly one state. A certificate has one subject. The CHECKs say what each state has. An account, a hand-over
-- and a subject belong to a filing that is given, or was given, to an account. The last refusal stays, so that support can read it.
CREATE TABLE legacy_filings (
  id                  BINARY(16)  NOT NULL PRIMARY KEY,
  legacy_id           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  legacy_account_id   BINARY(16),
  product             VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_number      VARCHAR(32) NOT NULL,
  province            CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  city                CHAR(6)     CHARACTER SET ascii COLLATE ascii_bin,
  county              CHAR(6)     CHARACTER SET ascii COLLATE ascii_bin,
  nature              INT         NOT NULL,
  certificate_type    INT         NOT NULL,
  certificate_number  VARBINARY(400) NOT NULL,
  certificate_index   BINARY(16),
  certificate_index_b BINARY(16),
  content             BLOB        NOT NULL,
  submitted_at        DATETIME(6) NOT NULL,
  accessed_elsewhere_later BOOLEAN NOT NULL,
  state               VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account             BINARY(16),
  hand_over_id        BINARY(16),
  way                 VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin,
  handed_over_at      DATETIME(6),
  subject_id          BINARY(16),
  refusal             VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  checksum            BINARY(16)  NOT NULL,
  load_id             BINARY(16)  NOT NULL,
  load_line            INT         NOT NULL DEFAULT 0,
  changed_at          DATETIME(6) NOT NULL,
  version             BIGINT      NOT NULL DEFAULT 0,
  UNIQUE KEY legacy_filings_legacy (legacy_id),
  UNIQUE KEY legacy_filings_number (subject_number),
  UNIQUE KEY legacy_filings_hand_over (hand_over_id),
  UNIQUE KEY legacy_filings_subject (subject_id),
  KEY legacy_filings_account (legacy_account_id),
  UNIQUE KEY legacy_filings_certificate (certificate_index),
  UNIQUE KEY legacy_filings_certificate_b (certificate_index_b),
  KEY legacy_filings_state (state, changed_at),
  KEY legacy_filings_states (state, refusal, checksum),
  KEY legacy_filings_handed_over (handed_over_at, state, checksum),
  KEY legacy_filings_load (load_id, state),
  CONSTRAINT legacy_filings_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL),
  CONSTRAINT legacy_filings_one_state CHECK (state IN ('WAITING', 'HANDING_OVER', 'CLAIMED', 'IMPORTED', 'FILED_HERE')),
  CONSTRAINT legacy_filings_given CHECK ((state IN ('HANDING_OVER', 'CLAIMED', 'IMPORTED')) = (account IS NOT NULL)),
  CONSTRAINT legacy_filings_handing CHECK ((account IS NOT NULL) = (hand_over_id IS NOT NULL)
    AND (account IS NOT NULL) = (way IS NOT NULL)),
  CONSTRAINT legacy_filings_handed CHECK ((state IN ('CLAIMED', 'IMPORTED')) = (handed_over_at IS NOT NULL)
    AND (handed_over_at IS NOT NULL) = (subject_id IS NOT NULL)),
  CONSTRAINT legacy_filings_way CHECK (way IS NULL OR way IN ('CLAIM', 'IMPORT'))
);
--rollback DROP TABLE legacy_filings;

--changeset legacy:0011-legacy-sites
CREATE TABLE legacy_sites (
  id             BINARY(16)  NOT NULL PRIMARY KEY,
  legacy_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  filing_id      BINARY(16)  NOT NULL,
  service_number VARCHAR(40) NOT NULL,
  content        BLOB        NOT NULL,
  submitted_at   DATETIME(6) NOT NULL,
  checksum       BINARY(16)  NOT NULL,
  load_id        BINARY(16)  NOT NULL,
  load_line       INT        NOT NULL DEFAULT 0,
  changed_at     DATETIME(6) NOT NULL,
  UNIQUE KEY legacy_sites_legacy (legacy_id),
  UNIQUE KEY legacy_sites_number (service_number),
  KEY legacy_sites_filing (filing_id),
  KEY legacy_sites_load (load_id)
);
--rollback DROP TABLE legacy_sites;

--changeset legacy:0011-legacy-domains
-- A domain belongs to one site. The filing stands here too, because every look-up asks for it.
CREATE TABLE legacy_domains (
  domain     VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  site_id    BINARY(16)   NOT NULL,
  filing_id  BINARY(16)   NOT NULL,
  load_id    BINARY(16)   NOT NULL,
  load_line   INT         NOT NULL DEFAULT 0,
  changed_at DATETIME(6)  NOT NULL,
  KEY legacy_domains_site (site_id),
  KEY legacy_domains_filing (filing_id),
  KEY legacy_domains_load (load_id)
);
--rollback DROP TABLE legacy_domains;

--changeset legacy:0011-legacy-orders
-- The orders of the old platform that matter: whether one was left unfinished. The filing is null if it was a first filing that never ended.
CREATE TABLE legacy_orders (
  id                BINARY(16)  NOT NULL PRIMARY KEY,
  legacy_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  legacy_account_id BINARY(16)  NOT NULL,
  filing_id         BINARY(16),
  type              VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unfinished        BOOLEAN     NOT NULL,
  abandoned_at      DATETIME(6),
  abandoned_by_case BINARY(16),
  checksum          BINARY(16)  NOT NULL,
  load_id           BINARY(16)  NOT NULL,
  load_line          INT        NOT NULL DEFAULT 0,
  changed_at        DATETIME(6) NOT NULL,
  UNIQUE KEY legacy_orders_legacy (legacy_id),
  KEY legacy_orders_account (legacy_account_id, unfinished),
  KEY legacy_orders_filing (filing_id),
  KEY legacy_orders_load (load_id),
  CONSTRAINT legacy_orders_abandoned CHECK ((abandoned_at IS NULL) = (abandoned_by_case IS NULL)
    AND (abandoned_at IS NULL OR unfinished))
);
--rollback DROP TABLE legacy_orders;

--changeset legacy:0011-legacy-papers
-- The index of the old platform's papers. The files lie in its folder of the object store.
CREATE TABLE legacy_papers (
  id         BINARY(16)   NOT NULL PRIMARY KEY,
  legacy_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  filing_id  BINARY(16)   NOT NULL,
  site_id    BINARY(16),
  kind       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  object_key VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  media_type VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  size       BIGINT       NOT NULL,
  sha256     BINARY(32)   NOT NULL,
  checksum   BINARY(16)   NOT NULL,
  load_id    BINARY(16)   NOT NULL,
  load_line   INT         NOT NULL DEFAULT 0,
  changed_at DATETIME(6)  NOT NULL,
  UNIQUE KEY legacy_papers_legacy (legacy_id),
  KEY legacy_papers_filing (filing_id),
  KEY legacy_papers_load (load_id)
);
--rollback DROP TABLE legacy_papers;
