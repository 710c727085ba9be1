--liquibase formatted sql

--changeset verification:0010-reference-lists
-- A version of a list is a draft without a number, then active from effective_from on; or it is discarded, or cancelled before it begins.
-- The number is given at activation and is never given again. No row says "in force": of the active versions that have begun the highest
-- number holds, so every replica changes at the same moment.
-- One content is shipped once and is one draft, and one version has one successor: the keys hold it against two administrators or two
-- replicas at once. An earlier content may come back, because an operator may return to it.
-- told_at: when the event said that the version has begun to hold, once, whichever replica sees it. NULL: not yet, or it never holds.
CREATE TABLE reference_lists (
  id             BINARY(16)    NOT NULL PRIMARY KEY,
  kind           VARCHAR(16)   NOT NULL,
  version        INT,
  digest         BINARY(32)    NOT NULL,
  origin         VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'SHIPPED',
  state          VARCHAR(9)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ACTIVE',
  entries        INT           NOT NULL DEFAULT 0,
  source         VARCHAR(400),
  note           VARCHAR(1000),
  shipped_digest BINARY(32),
  replaces       INT,
  loaded_at      DATETIME(6)   NOT NULL,
  effective_from DATETIME(6),
  uploaded_by    BINARY(16),
  activated_by   BINARY(16),
  activated_at   DATETIME(6),
  ended_by       BINARY(16),
  ended_at       DATETIME(6),
  told_at        DATETIME(6),
  draft_digest   BINARY(32) GENERATED ALWAYS AS (CASE WHEN state = 'DRAFT' THEN digest END) STORED,
  follows        INT        GENERATED ALWAYS AS (CASE WHEN state = 'ACTIVE' THEN COALESCE(replaces, 0) END) STORED,
  CONSTRAINT reference_lists_version       UNIQUE (kind, version),
  CONSTRAINT reference_lists_shipped_once  UNIQUE (kind, shipped_digest),
  CONSTRAINT reference_lists_draft_once    UNIQUE (kind, draft_digest),
  CONSTRAINT reference_lists_one_successor UNIQUE (kind, follows),
  CONSTRAINT reference_lists_numbered_when_activated CHECK (
    (state IN ('DRAFT', 'DISCARDED') AND version IS NULL AND effective_from IS NULL)
    OR (state IN ('ACTIVE', 'CANCELLED') AND version IS NOT NULL AND effective_from IS NOT NULL)),
  CONSTRAINT reference_lists_two_persons CHECK (
    origin = 'SHIPPED' OR version IS NULL
    OR (uploaded_by IS NOT NULL AND activated_by IS NOT NULL AND uploaded_by <> activated_by)),
  CONSTRAINT reference_lists_not_in_the_past CHECK (activated_at IS NULL OR effective_from >= activated_at),
  CONSTRAINT reference_lists_cancelled_before_it_began CHECK (state <> 'CANCELLED' OR ended_at < effective_from)
);

--changeset verification:0010-approved-tlds
CREATE TABLE approved_tlds (
  id         BINARY(16)   NOT NULL PRIMARY KEY,
  list_id    BINARY(16)   NOT NULL,
  tld        VARCHAR(63)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unicode    VARCHAR(63)  NOT NULL,
  status     VARCHAR(16)  NOT NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE,
  source     VARCHAR(400) NOT NULL,
  CONSTRAINT approved_tlds_entry UNIQUE (list_id, tld, valid_from),
  CONSTRAINT approved_tlds_list FOREIGN KEY (list_id) REFERENCES reference_lists (id)
);

--changeset verification:0010-approved-registrars
CREATE TABLE approved_registrars (
  id         BINARY(16)    NOT NULL PRIMARY KEY,
  list_id    BINARY(16)    NOT NULL,
  position   INT           NOT NULL,
  iana_id    INT,
  name       VARCHAR(200)  NOT NULL,
  aliases    JSON          NOT NULL,
  status     VARCHAR(16)   NOT NULL,
  valid_from DATE          NOT NULL,
  valid_to   DATE,
  source     VARCHAR(400)  NOT NULL,
  CONSTRAINT approved_registrars_entry UNIQUE (list_id, position),
  CONSTRAINT approved_registrars_list FOREIGN KEY (list_id) REFERENCES reference_lists (id)
);

--changeset verification:0010-domain-registrars
-- The registrar that a registry named last for a domain, so that a new list of registrars can be tried on the filed domains without a
-- query to the registry for each. iana_id is 0 and the name is empty if the registry named none, because a key holds no NULL.
CREATE TABLE domain_registrars (
  domain  VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  iana_id INT          NOT NULL,
  name    VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  told_at DATETIME(6)  NOT NULL,
  KEY domain_registrars_of (iana_id, name, domain)
);

--changeset verification:0010-evidence
-- The answer of a source to one check. raw is encrypted, because registrants are people.
CREATE TABLE evidence (
  id       BINARY(16)   NOT NULL PRIMARY KEY,
  check_id BINARY(16)   NOT NULL,
  subject  VARCHAR(255) NOT NULL,
  source   VARCHAR(16)  NOT NULL,
  address  VARCHAR(255) NOT NULL,
  asked_at DATETIME(6)  NOT NULL,
  answer   VARCHAR(20)  NOT NULL,
  raw      MEDIUMBLOB,
  KEY evidence_check (check_id)
);

--changeset verification:0010-evidence-reveals
-- How often an account was shown a raw answer since the current hour began, by the machine's clock. The audit says which answers.
CREATE TABLE evidence_reveals (
  account BINARY(16)  NOT NULL PRIMARY KEY,
  since   DATETIME(6) NOT NULL,
  events  INT         NOT NULL
);

--changeset verification:0010-domain-verifications
-- A check without an order: an account asked for it, or a service (owner is NULL then). fitness, fit_on and fit_after say when the domain
-- can be filed. The second key finds the newest check of a domain, with and without an owner.
CREATE TABLE domain_verifications (
  id                 BINARY(16)      NOT NULL PRIMARY KEY,
  owner              BINARY(16),
  client             VARCHAR(64),
  domain             VARCHAR(255)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unicode            VARCHAR(255)    NOT NULL,
  order_type         VARCHAR(24)     NOT NULL,
  holder_name        VARBINARY(1024) NOT NULL,
  certificate_type   INT             NOT NULL,
  certificate_number VARBINARY(512)  NOT NULL,
  list_day           DATE            NOT NULL,
  outcome            VARCHAR(16)     NOT NULL,
  findings           JSON            NOT NULL,
  fitness            VARCHAR(16),
  fit_on             DATE,
  fit_after          VARCHAR(16),
  checked_at         DATETIME(6)     NOT NULL,
  asked_at           DATETIME(6)     NOT NULL,
  KEY domain_verifications_owner (owner, asked_at),
  KEY domain_verifications_domain (domain, owner, asked_at),
  CONSTRAINT domain_verifications_later
    CHECK (fitness IS NULL OR (fitness = 'FIT_LATER') = (fit_on IS NOT NULL OR fit_after IS NOT NULL))
);

--changeset verification:0010-order-cases
-- One row an order: the submission that was judged last, and when to judge again (machine time, NULL = never). holder is the account of
-- the order, so that no reviewer is shown evidence of their own order.
CREATE TABLE order_cases (
  order_id     BINARY(16)  NOT NULL PRIMARY KEY,
  holder       BINARY(16),
  version      INT         NOT NULL,
  submission   INT         NOT NULL,
  round        INT         NOT NULL,
  outcome      VARCHAR(16) NOT NULL,
  sequence     BIGINT      NOT NULL,
  next_round_at DATETIME(6),
  retry_on     DATE,
  KEY order_cases_due (next_round_at),
  KEY order_cases_day (retry_on)
);

--changeset verification:0010-order-verdicts
-- Every round of a submission, never changed. sequence is that of the event, NULL if the round said nothing new. result is JSON, and text
-- here because the next round is compared with it letter by letter; a JSON column of MySQL does not keep the letters.
CREATE TABLE order_verdicts (
  id             BINARY(16)  NOT NULL PRIMARY KEY,
  order_id       BINARY(16)  NOT NULL,
  submission     INT         NOT NULL,
  round          INT         NOT NULL,
  outcome        VARCHAR(16) NOT NULL,
  result         MEDIUMTEXT  NOT NULL,
  list_day       DATE        NOT NULL,
  tld_list       INT,
  registrar_list INT,
  judged_at      DATETIME(6) NOT NULL,
  sequence       BIGINT,
  CONSTRAINT order_verdicts_round UNIQUE (order_id, submission, round)
);

--changeset verification:0010-face-checks
-- One comparison of a face with the holder of a certificate: the order, the principal and the result. The photograph is kept nowhere; the
-- person is a blind index over name, certificate type and number. Never changed.
CREATE TABLE face_checks (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  order_id     BINARY(16)  NOT NULL,
  part         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_index BINARY(16)  NOT NULL,
  result       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  checked_at   DATETIME(6) NOT NULL,
  KEY face_checks_order (order_id, checked_at)
);

--changeset verification:0010-filed-domains
-- Copy of the filed domains, from icp.filing.record.v1, without a word about the subject. A domain that has left the register keeps its
-- row, so that earlier findings stay explained.
CREATE TABLE filed_domains (
  id             BINARY(16)   NOT NULL PRIMARY KEY,
  service_id     BINARY(16)   NOT NULL,
  subject_id     BINARY(16)   NOT NULL,
  domain         VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tld            VARCHAR(63)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_number VARCHAR(60)  NOT NULL,
  filed_at       DATETIME(6)  NOT NULL,
  state          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  CONSTRAINT filed_domains_of_service UNIQUE (domain, service_id),
  KEY filed_domains_service (service_id),
  KEY filed_domains_subject (subject_id),
  KEY filed_domains_tld (tld, state, domain)
);

--changeset verification:0010-domain-standings
-- How each filed domain stands, and when it is judged again (next_round_at by the platform's clock, NULL = never; leases by the
-- machine's). claim counts the claims: only the last claimed round settles anything. told: the broken rules that the last event named.
CREATE TABLE domain_standings (
  filed_domain_id BINARY(16)    NOT NULL PRIMARY KEY,
  version         INT           NOT NULL,
  fitness         VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since           DATETIME(6)   NOT NULL,
  faults          JSON          NOT NULL,
  told            JSON          NOT NULL,
  sequence        BIGINT        NOT NULL,
  unknown_rounds  INT           NOT NULL,
  last_round_id   BINARY(16),
  last_round_at   DATETIME(6),
  next_round_at   DATETIME(6),
  lease_until     DATETIME(6),
  claim           INT           NOT NULL,
  asked_by        BINARY(16),
  asked_at        DATETIME(6),
  KEY domain_standings_due (next_round_at),
  KEY domain_standings_fitness (fitness, since, filed_domain_id),
  KEY domain_standings_asked (asked_by, asked_at)
);

--changeset verification:0010-verification-rounds
-- One round of a filed domain, never changed; its evidence has its id. sequence is that of the event, NULL if there was none. The last
-- rounds are kept, and those with an event.
CREATE TABLE verification_rounds (
  id              BINARY(16)    NOT NULL PRIMARY KEY,
  filed_domain_id BINARY(16)    NOT NULL,
  outcome         VARCHAR(16)   NOT NULL,
  findings        JSON          NOT NULL,
  list_day        DATE          NOT NULL,
  tld_list        INT,
  registrar_list  INT,
  judged_at       DATETIME(6)   NOT NULL,
  sequence        BIGINT,
  KEY verification_rounds_of (filed_domain_id, sequence, id)
);
