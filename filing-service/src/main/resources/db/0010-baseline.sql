--liquibase formatted sql

--changeset filing:0010-customers
-- The partner of a customer's account, as account-service said once: it never changes, and no row is changed or deleted. What a customer
-- holds names the partner too, and foreign keys to this table keep each row from naming another one.
CREATE TABLE customers (
  account  BINARY(16)  NOT NULL PRIMARY KEY,
  partner  BINARY(16)  NOT NULL,
  known_at DATETIME(6) NOT NULL,
  UNIQUE KEY customers_partner (account, partner)
);

--changeset filing:0010-account-limits
-- How often an account did something since the current hour began, by the machine's clock.
CREATE TABLE account_limits (
  account BINARY(16)  NOT NULL,
  kind    VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since   DATETIME(6) NOT NULL,
  events  INT         NOT NULL,
  PRIMARY KEY (account, kind)
);

-- Type checks and orders

--changeset filing:0010-filing-type-checks
-- subject_number and service_number: what the authority had filed when the type was checked; an order for a filed subject or service
-- names them. The two columns of the blind index are its slots, here and below (ADR 0024); the slot without a key is NULL.
CREATE TABLE filing_type_checks (
  id                  BINARY(16)     NOT NULL PRIMARY KEY,
  owner               BINARY(16)     NOT NULL,
  partner             BINARY(16),
  province            CHAR(2)        NOT NULL,
  city                CHAR(6)        NOT NULL,
  county              CHAR(6),
  nature              INT            NOT NULL,
  certificate_type    INT            NOT NULL,
  certificate_number  VARBINARY(512) NOT NULL,
  certificate_index   BINARY(16),
  certificate_index_b BINARY(16),
  domain              VARCHAR(253)   NOT NULL,
  answer              VARCHAR(40)    NOT NULL,
  facts               JSON           NOT NULL,
  missing             JSON           NOT NULL,
  masked_login        VARCHAR(254),
  subject_number      VARCHAR(40),
  service_number      VARCHAR(40),
  checked_at          DATETIME(6)    NOT NULL,
  CONSTRAINT filing_type_checks_customer FOREIGN KEY (owner, partner) REFERENCES customers (account, partner),
  CONSTRAINT filing_type_checks_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL)
);

--changeset filing:0010-orders
-- An order is read alone on every page that shows one, so it repeats what other tables know: reasons of its last step, and the submission
-- that has settlements (settled_submission).
--
-- domain, service_id       NULL if the order is about a subject
-- filed_number             number that the service is filed under, if the order adds or changes something of a filed service
-- final_round, rule_findings findings of the verdict
-- rules_version            version of the provinces' rules that judged the present submission, NULL before the first one
-- rule_warnings            what these rules told without refusing
-- rule_unknowns            rules of the province whose facts are unknown and that would refuse; and whether a person settled them since
-- idle_since, idle_due_on  set while the order waits for its applicant; days are legal days, eight hours ahead of UTC
-- claimed_by, _until       the reviewer who works on the order; a row has room for one. A lapsed claim stays until the next act
-- proposed_*               a decision of a first reviewer that waits for a second one, with the numbers of a proposed grant
-- ground_*                 the provider's ground, if the provider ends the record
-- record_block             why the order cannot go to the authority any more: its record ended while the order was open
--
-- The generated open_* columns keep one open order a holder and a certificate, in each slot of the blind index: NULL once the order is
-- over, so that the keys forget it. review_since is NULL unless the order waits for a reviewer: its key is the reviewers' queue, oldest
-- first, and as long as that queue. A list of one state, of all orders or of a partner, is a range of orders_state_id or
-- orders_partner_state in the order of its pages, so the database neither sorts nor walks through finished orders.
CREATE TABLE orders (
  id                      BINARY(16)     NOT NULL PRIMARY KEY,
  type                    VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state                   VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reasons                 JSON,
  holder                  BINARY(16)     NOT NULL,
  partner                 BINARY(16),
  type_check_id           BINARY(16)     NOT NULL,
  province                CHAR(2)        NOT NULL,
  city                    CHAR(6)        NOT NULL,
  county                  CHAR(6),
  nature                  INT            NOT NULL,
  certificate_type        INT            NOT NULL,
  certificate_number      VARBINARY(512) NOT NULL,
  certificate_index       BINARY(16),
  certificate_index_b     BINARY(16),
  domain                  VARCHAR(253),
  service_id              BINARY(16),
  filed_number            VARCHAR(40),
  sequence                BIGINT         NOT NULL,
  submission              INT            NOT NULL,
  submitted_at            DATETIME(6),
  declaration_version     VARCHAR(20),
  settled_submission      INT            NOT NULL DEFAULT 0,
  verdict_submission      INT            NOT NULL,
  verdict_outcome         VARCHAR(16),
  verdict_at              DATETIME(6),
  final_round             BOOLEAN        NOT NULL DEFAULT FALSE,
  rule_findings           JSON,
  rules_version           INT,
  rule_warnings           JSON,
  rule_unknowns           JSON,
  needs_person            BOOLEAN        NOT NULL DEFAULT FALSE,
  asked_again_at          DATETIME(6),
  idle_since              DATETIME(6),
  idle_due_on             DATE,
  claimed_by              BINARY(16),
  claimed_until           DATETIME(6),
  proposed_act            VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin,
  proposed_by             BINARY(16),
  proposed_at             DATETIME(6),
  proposed_subject_number VARCHAR(40),
  proposed_service_number VARCHAR(40),
  upload_batch            BINARY(16),
  sms_until               DATETIME(6),
  subject_id              BINARY(16),
  subject_number          VARCHAR(40),
  ground_finding          BINARY(16),
  ground_reason           VARCHAR(64),
  record_block            VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin,
  created_at              DATETIME(6)    NOT NULL,
  changed_at              DATETIME(6)    NOT NULL,
  version                 BIGINT         NOT NULL,
  open_holder             BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('COMPLETED', 'ABANDONED', 'EXPIRED') THEN NULL ELSE holder END) STORED,
  open_certificate        BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('COMPLETED', 'ABANDONED', 'EXPIRED') THEN NULL ELSE certificate_index END) STORED,
  open_certificate_b      BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('COMPLETED', 'ABANDONED', 'EXPIRED') THEN NULL ELSE certificate_index_b END) STORED,
  review_since            DATETIME(6) GENERATED ALWAYS AS
    (CASE WHEN state IN ('PROVIDER_REVIEW', 'PROVIDER_RECHECK') THEN submitted_at ELSE NULL END) STORED,
  UNIQUE KEY orders_open_holder (open_holder),
  UNIQUE KEY orders_open_certificate (open_certificate),
  UNIQUE KEY orders_open_certificate_b (open_certificate_b),
  KEY orders_holder (holder, id),
  KEY orders_partner (partner, id),
  KEY orders_state (state, upload_batch, changed_at, id),
  KEY orders_state_id (state, id),
  KEY orders_partner_state (partner, state, id),
  KEY orders_domain (domain, id),
  KEY orders_subject (subject_id, id),
  KEY orders_service (service_id, id),
  KEY orders_idle (idle_due_on, id),
  KEY orders_needing_person (needs_person, id),
  KEY orders_review (review_since, id),
  CONSTRAINT orders_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner),
  CONSTRAINT orders_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL),
  CONSTRAINT orders_claim CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
  CONSTRAINT orders_proposal CHECK ((proposed_act IS NULL) = (proposed_by IS NULL) AND (proposed_act IS NULL) = (proposed_at IS NULL)),
  CONSTRAINT orders_proposed_numbers CHECK (proposed_subject_number IS NULL OR proposed_act = 'CONFIRM_GRANT')
);

--changeset filing:0010-order-history
-- An account or a partner takes a step; a partner takes it through one of its clients.
CREATE TABLE order_history (
  order_id      BINARY(16)  NOT NULL,
  sequence      BIGINT      NOT NULL,
  act           VARCHAR(32) NOT NULL,
  from_state    VARCHAR(32),
  to_state      VARCHAR(32) NOT NULL,
  actor_role    VARCHAR(16) NOT NULL,
  actor_account BINARY(16),
  actor_partner BINARY(16),
  actor_client  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  happened_at   DATETIME(6) NOT NULL,
  reasons       JSON        NOT NULL,
  PRIMARY KEY (order_id, sequence),
  CONSTRAINT order_history_one_actor CHECK (actor_partner IS NULL OR actor_account IS NULL),
  CONSTRAINT order_history_client CHECK ((actor_partner IS NULL) = (actor_client IS NULL))
);

--changeset filing:0010-order-contents
-- Both parts are encrypted.
CREATE TABLE order_contents (
  order_id BINARY(16) NOT NULL PRIMARY KEY,
  subject  MEDIUMBLOB,
  service  MEDIUMBLOB
);

-- Review

--changeset filing:0010-rule-settlements
-- What a reviewer settled, and by what evidence; never changed. One rule at one place is settled once a submission: the second key holds
-- it against two reviewers at once. Papers in place of D1 (ground set) may follow an answer that came later.
CREATE TABLE rule_settlements (
  order_id     BINARY(16)   NOT NULL,
  sequence     BIGINT       NOT NULL,
  pointer      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  rule         VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  submission   INT          NOT NULL,
  result       VARCHAR(16)  NOT NULL,
  paper        VARCHAR(40),
  paper_sha256 CHAR(64),
  source       VARCHAR(40),
  ground       VARCHAR(40),
  reviewer     BINARY(16)   NOT NULL,
  settled_at   DATETIME(6)  NOT NULL,
  by_papers    TINYINT GENERATED ALWAYS AS (CASE WHEN ground IS NULL THEN 0 ELSE 1 END) STORED,
  PRIMARY KEY (order_id, sequence, pointer, rule),
  UNIQUE KEY rule_settlements_once (order_id, submission, pointer, rule, by_papers),
  CONSTRAINT rule_settlements_have_evidence CHECK ((paper IS NULL) <> (source IS NULL))
);

--changeset filing:0010-review-calls
-- Calls to the phones of an order. phone is the kind of the phone: its number stands in the order alone, encrypted. A row is written
-- once, with its step of the history.
CREATE TABLE review_calls (
  order_id    BINARY(16)   NOT NULL,
  sequence    BIGINT       NOT NULL,
  submission  INT          NOT NULL,
  phone       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome     VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_number VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note        VARCHAR(200),
  reviewer    BINARY(16)   NOT NULL,
  called_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (order_id, sequence)
);

--changeset filing:0010-second-reviews
-- What a second reviewer decided about a proposed decision, written once with its step of the history. No reviewer is their own second
-- one.
CREATE TABLE second_reviews (
  order_id        BINARY(16)  NOT NULL,
  sequence        BIGINT      NOT NULL,
  submission      INT         NOT NULL,
  proposed        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  first_reviewer  BINARY(16)  NOT NULL,
  proposed_at     DATETIME(6) NOT NULL,
  second_reviewer BINARY(16)  NOT NULL,
  reviewed_at     DATETIME(6) NOT NULL,
  outcome         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (order_id, sequence),
  CONSTRAINT second_reviews_by_another CHECK (first_reviewer <> second_reviewer)
);

-- Materials and authenticity

--changeset filing:0010-materials
-- The key of scan finds the papers that wait for the virus scanner.
CREATE TABLE materials (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  order_id    BINARY(16)  NOT NULL,
  kind        VARCHAR(40) NOT NULL,
  media_type  VARCHAR(40) NOT NULL,
  size        BIGINT      NOT NULL,
  sha256      CHAR(64)    NOT NULL,
  scan        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'NOT_SCANNED',
  uploaded_at DATETIME(6) NOT NULL,
  UNIQUE KEY materials_order_kind (order_id, kind),
  KEY materials_scan (scan, id)
);

--changeset filing:0010-material-uploads
-- A paper that arrives in parts. An open upload has one of the slots of its holder, which limits the number of open uploads. material_id:
-- the material that the upload became.
CREATE TABLE material_uploads (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  order_id    BINARY(16)  NOT NULL,
  holder      BINARY(16)  NOT NULL,
  slot        INT,
  kind        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  total       BIGINT      NOT NULL,
  received    BIGINT      NOT NULL,
  replaces    BINARY(16),
  material_id BINARY(16),
  expires_at  DATETIME(6) NOT NULL,
  UNIQUE KEY material_uploads_slot (holder, slot),
  KEY material_uploads_order (order_id),
  KEY material_uploads_expiry (expires_at),
  CONSTRAINT material_uploads_size CHECK (received >= 0 AND received <= total),
  CONSTRAINT material_uploads_open CHECK ((slot IS NULL) = (material_id IS NOT NULL)),
  CONSTRAINT material_uploads_whole CHECK (material_id IS NULL OR received = total)
);

--changeset filing:0010-upload-parts
-- The parts of a paper that have arrived, each in an encrypted file with the id as its name; no two parts begin at one place.
CREATE TABLE upload_parts (
  id        BINARY(16) NOT NULL PRIMARY KEY,
  upload_id BINARY(16) NOT NULL,
  begins_at BIGINT     NOT NULL,
  size      BIGINT     NOT NULL,
  UNIQUE KEY upload_parts_place (upload_id, begins_at)
);

--changeset filing:0010-material-links
-- A link through which a reviewer reads one paper for a while. Only the digest of the link's secret is kept.
CREATE TABLE material_links (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  digest      BINARY(32)  NOT NULL,
  order_id    BINARY(16)  NOT NULL,
  material_id BINARY(16)  NOT NULL,
  account     BINARY(16)  NOT NULL,
  reason      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  uses_left   INT         NOT NULL,
  expires_at  DATETIME(6) NOT NULL,
  UNIQUE KEY material_links_digest (digest),
  KEY material_links_expiry (expires_at),
  CONSTRAINT material_links_uses CHECK (uses_left >= 0)
);

--changeset filing:0010-authenticity-steps
-- A link through which a principal proves their identity on their phone, and its result. Only the digest of the link's secret is kept.
-- The result is bound to the order, and to the person by a blind index over name, type and number.
CREATE TABLE authenticity_steps (
  id              BINARY(16)  NOT NULL PRIMARY KEY,
  digest          BINARY(32)  NOT NULL,
  order_id        BINARY(16)  NOT NULL,
  part            VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_index    BINARY(16)  NOT NULL,
  state           VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  link_ends_at    DATETIME(6) NOT NULL,
  tries_left      INT         NOT NULL,
  consent_version VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  consent_purpose VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin,
  consented_at    DATETIME(6),
  result          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  checked_at      DATETIME(6),
  valid_until     DATETIME(6),
  photo_id        BINARY(16),
  photo_ends_at   DATETIME(6),
  open_part       VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin AS (CASE WHEN state = 'OPEN' THEN part END) STORED,
  UNIQUE KEY authenticity_steps_digest (digest),
  UNIQUE KEY authenticity_steps_open (order_id, open_part),
  KEY authenticity_steps_order (order_id, checked_at),
  KEY authenticity_steps_photos (photo_ends_at),
  KEY authenticity_steps_over (state, link_ends_at),
  CONSTRAINT authenticity_steps_tries CHECK (tries_left >= 0),
  CONSTRAINT authenticity_steps_consent CHECK ((consented_at IS NULL) = (consent_version IS NULL)
    AND (consented_at IS NULL) = (consent_purpose IS NULL)),
  CONSTRAINT authenticity_steps_told CHECK (result IS NULL OR consented_at IS NOT NULL),
  CONSTRAINT authenticity_steps_matched CHECK ((state = 'MATCHED') = (valid_until IS NOT NULL)
    AND (state <> 'MATCHED' OR result = 'MATCH')),
  CONSTRAINT authenticity_steps_photo CHECK ((photo_id IS NULL) = (photo_ends_at IS NULL))
);

--changeset filing:0010-authenticity-tries
-- How often a face was compared for one certificate number on one day, over all orders and links.
CREATE TABLE authenticity_tries (
  certificate_index BINARY(16) NOT NULL,
  day               DATE       NOT NULL,
  tries             INT        NOT NULL,
  PRIMARY KEY (certificate_index, day),
  KEY authenticity_tries_day (day)
);

-- The record of what is filed

--changeset filing:0010-service-numbers
-- The slot (1 to 5) and its key hold the limit of five numbers an instance.
CREATE TABLE service_numbers (
  id           BINARY(16)    NOT NULL PRIMARY KEY,
  bsn          VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder       BINARY(16)    NOT NULL,
  partner      BINARY(16),
  product      VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  instance_id  VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  slot         INT           NOT NULL,
  state        VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id     BINARY(16),
  ip_addresses JSON          NOT NULL,
  term_ends    DATE          NOT NULL,
  created_at   DATETIME(6)   NOT NULL,
  version      BIGINT        NOT NULL,
  UNIQUE KEY service_numbers_bsn (bsn),
  UNIQUE KEY service_numbers_slot (product, instance_id, slot),
  UNIQUE KEY service_numbers_order (order_id),
  KEY service_numbers_holder (holder, id),
  KEY service_numbers_partner (partner, id),
  CONSTRAINT service_numbers_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner),
  CONSTRAINT service_numbers_slots CHECK (slot BETWEEN 1 AND 5)
);

--changeset filing:0010-subjects
-- One live subject a holder and a certificate, in each slot of the blind index. A filing number is never given twice, not even after its
-- end. ended_* say when, by whom and why the record left the authority's register; a reason is a finding's code or the authority's words.
-- A change goes on from the record alone, so the record keeps its whole region.
CREATE TABLE subjects (
  id                  BINARY(16)      NOT NULL PRIMARY KEY,
  holder              BINARY(16)      NOT NULL,
  partner             BINARY(16),
  subject_number      VARCHAR(40)     NOT NULL,
  province            CHAR(2)         NOT NULL,
  city                CHAR(6),
  county              CHAR(6),
  nature              INT             NOT NULL,
  certificate_type    INT             NOT NULL,
  certificate_number  VARBINARY(512)  NOT NULL,
  certificate_index   BINARY(16),
  certificate_index_b BINARY(16),
  name                VARBINARY(2048) NOT NULL,
  content             MEDIUMBLOB      NOT NULL,
  status              VARCHAR(16)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sequence            BIGINT          NOT NULL,
  filed_at            DATETIME(6)     NOT NULL,
  ended_at            DATETIME(6),
  ended_by            VARCHAR(16)     CHARACTER SET ascii COLLATE ascii_bin,
  ended_reason        VARCHAR(512),
  version             BIGINT          NOT NULL,
  live_holder         BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN status = 'REGISTERED' THEN holder ELSE NULL END) STORED,
  live_certificate    BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN status = 'REGISTERED' THEN certificate_index ELSE NULL END) STORED,
  live_certificate_b  BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN status = 'REGISTERED' THEN certificate_index_b ELSE NULL END) STORED,
  UNIQUE KEY subjects_number (subject_number),
  UNIQUE KEY subjects_live_holder (live_holder),
  UNIQUE KEY subjects_live_certificate (live_certificate),
  UNIQUE KEY subjects_live_certificate_b (live_certificate_b),
  KEY subjects_certificate (certificate_index),
  KEY subjects_certificate_b (certificate_index_b),
  KEY subjects_partner (partner, id),
  CONSTRAINT subjects_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner),
  CONSTRAINT subjects_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL),
  CONSTRAINT subjects_end CHECK (status = 'DEREGISTERED' OR ended_at IS NULL)
);

--changeset filing:0010-filed-services
-- access_ended_* say when, by whom and on what ground the provider's access ended; ended_* the same of the record. A service that left
-- the register has no live access.
CREATE TABLE filed_services (
  id                   BINARY(16)   NOT NULL PRIMARY KEY,
  subject_id           BINARY(16)   NOT NULL,
  holder               BINARY(16)   NOT NULL,
  partner              BINARY(16),
  service_number       VARCHAR(40)  NOT NULL,
  kind                 VARCHAR(16)  NOT NULL,
  name                 VARCHAR(256) NOT NULL,
  status               VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  access_status        VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  paid_by              BINARY(16),
  content              MEDIUMBLOB   NOT NULL,
  filed_at             DATETIME(6)  NOT NULL,
  access_ended_at      DATETIME(6),
  access_ended_by      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin,
  access_ended_reason  VARCHAR(64),
  ended_at             DATETIME(6),
  ended_by             VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin,
  ended_reason         VARCHAR(512),
  version              BIGINT       NOT NULL,
  UNIQUE KEY filed_services_number (service_number),
  UNIQUE KEY filed_services_paid_by (paid_by),
  KEY filed_services_subject (subject_id),
  KEY filed_services_holder (holder, id),
  KEY filed_services_partner (partner, id),
  CONSTRAINT filed_services_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner),
  CONSTRAINT filed_services_access_end CHECK (access_status = 'CANCELLED' OR access_ended_at IS NULL),
  CONSTRAINT filed_services_end CHECK (status = 'DEREGISTERED' OR ended_at IS NULL),
  CONSTRAINT filed_services_live_access CHECK (status <> 'DEREGISTERED' OR access_status <> 'LIVE')
);

--changeset filing:0010-filed-domains
CREATE TABLE filed_domains (
  service_id BINARY(16)   NOT NULL,
  position   INT          NOT NULL,
  domain     VARCHAR(253) NOT NULL,
  PRIMARY KEY (service_id, position),
  KEY filed_domains_domain (domain)
);

--changeset filing:0010-domain-holds
-- The one owner of a domain: an order from its submission on, a filed service once it is granted.
CREATE TABLE domain_holds (
  domain     VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  order_id   BINARY(16),
  service_id BINARY(16),
  KEY domain_holds_order (order_id),
  KEY domain_holds_service (service_id),
  CONSTRAINT domain_holds_one CHECK ((order_id IS NULL) <> (service_id IS NULL))
);

--changeset filing:0010-provider-proposals
-- Two persons of the provider end a record or the access to it: the one who confirms is not the one who proposed. open_subject is NULL
-- once the proposal is decided, so that the key forgets it. finding_id is NULL until inspections have findings.
CREATE TABLE provider_proposals (
  id             BINARY(16)  NOT NULL PRIMARY KEY,
  act            VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'DEREGISTER_SUBJECT',
  subject_id     BINARY(16)  NOT NULL,
  service_id     BINARY(16),
  finding_id     BINARY(16),
  reason         VARCHAR(64) NOT NULL,
  proposed_by    BINARY(16)  NOT NULL,
  proposed_at    DATETIME(6) NOT NULL,
  state          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decided_by     BINARY(16),
  decided_at     DATETIME(6),
  order_id       BINARY(16),
  returned_order BINARY(16),
  version        BIGINT      NOT NULL,
  open_subject   BINARY(16) GENERATED ALWAYS AS (CASE WHEN state = 'OPEN' THEN subject_id ELSE NULL END) STORED,
  UNIQUE KEY provider_proposals_open (open_subject),
  UNIQUE KEY provider_proposals_order (order_id),
  KEY provider_proposals_state (state, id),
  CONSTRAINT provider_proposals_decided CHECK ((state = 'OPEN') = (decided_by IS NULL)),
  CONSTRAINT provider_proposals_two_persons CHECK (state <> 'CONFIRMED' OR decided_by <> proposed_by),
  CONSTRAINT provider_proposals_of_order CHECK ((state = 'CONFIRMED' AND act <> 'CANCEL_ACCESS') = (order_id IS NOT NULL))
);

-- Deregistrations outside of this provider

--changeset filing:0010-offline-deregistrations
-- One open case a holder and domain, and one a holder and empty subject in each slot of the blind index: NULL once it is over, so that
-- the keys forget it. filing_province is NULL if the number names no province; tld_approved is NULL if the list could not be asked.
CREATE TABLE offline_deregistrations (
  id                  BINARY(16)     NOT NULL PRIMARY KEY,
  holder              BINARY(16)     NOT NULL,
  partner             BINARY(16),
  ground              VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state               VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type_check_id       BINARY(16)     NOT NULL,
  province            CHAR(2)        NOT NULL,
  city                CHAR(6)        NOT NULL,
  county              CHAR(6),
  nature              INT            NOT NULL,
  certificate_type    INT            NOT NULL,
  certificate_number  VARBINARY(512) NOT NULL,
  certificate_index   BINARY(16),
  certificate_index_b BINARY(16),
  domain              VARCHAR(253)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  applicant           VARBINARY(2048),
  filing_number       VARCHAR(64)    NOT NULL,
  filing_province     CHAR(2),
  tld_approved        BOOLEAN,
  watched             BOOLEAN        NOT NULL,
  handed_in_on        DATE,
  next_look_at        DATETIME(6),
  last_asked_at       DATETIME(6),
  last_answer         VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin,
  silences            INT            NOT NULL,
  sequence            BIGINT         NOT NULL,
  created_at          DATETIME(6)    NOT NULL,
  changed_at          DATETIME(6)    NOT NULL,
  version             BIGINT         NOT NULL,
  open_domain         VARCHAR(253)   CHARACTER SET ascii COLLATE ascii_bin GENERATED ALWAYS AS
    (CASE WHEN state IN ('OPEN', 'HANDED_IN') AND ground = 'DOMAIN_HELD_BY_OTHER' THEN domain ELSE NULL END) STORED,
  open_subject        BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('OPEN', 'HANDED_IN') AND ground = 'OWN_EMPTY_SUBJECT' THEN certificate_index ELSE NULL END) STORED,
  open_subject_b      BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('OPEN', 'HANDED_IN') AND ground = 'OWN_EMPTY_SUBJECT' THEN certificate_index_b ELSE NULL END) STORED,
  UNIQUE KEY offline_deregistrations_open_domain (holder, open_domain),
  UNIQUE KEY offline_deregistrations_open_subject (holder, open_subject),
  UNIQUE KEY offline_deregistrations_open_subject_b (holder, open_subject_b),
  KEY offline_deregistrations_holder (holder, id),
  KEY offline_deregistrations_partner (partner, id),
  KEY offline_deregistrations_looks (next_look_at, id),
  KEY offline_deregistrations_state (state, id),
  CONSTRAINT offline_deregistrations_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner),
  CONSTRAINT offline_deregistrations_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL),
  CONSTRAINT offline_deregistrations_looks_only_while_handed_in CHECK (next_look_at IS NULL OR state = 'HANDED_IN'),
  CONSTRAINT offline_deregistrations_day CHECK (state <> 'HANDED_IN' OR handed_in_on IS NOT NULL)
);

--changeset filing:0010-offline-history
CREATE TABLE offline_history (
  case_id       BINARY(16)  NOT NULL,
  sequence      BIGINT      NOT NULL,
  act           VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  to_state      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_role    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_account BINARY(16),
  actor_partner BINARY(16),
  actor_client  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  told_day      DATE,
  happened_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, sequence),
  CONSTRAINT offline_history_one_actor CHECK (actor_partner IS NULL OR actor_account IS NULL),
  CONSTRAINT offline_history_client CHECK ((actor_partner IS NULL) = (actor_client IS NULL)),
  CONSTRAINT offline_history_day CHECK ((told_day IS NOT NULL) = (act = 'HAND_IN'))
);

-- The authority

-- One row per job that one replica runs at a time. The token grows with each holder: a holder that lost its lease writes nothing more.
--changeset filing:0010-leases
CREATE TABLE leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);

--changeset filing:0010-leases-of-the-loops
INSERT INTO leases (name, token, holder, expires_at) VALUES
  ('upload', 0, '', '2000-01-01 00:00:00'),
  ('download', 0, '', '2000-01-01 00:00:00'),
  ('offline', 0, '', '2000-01-01 00:00:00'),
  ('serving-list', 0, '', '2000-01-01 00:00:00');

--changeset filing:0010-authority-uploads
CREATE TABLE authority_uploads (
  id              BINARY(16)   NOT NULL PRIMARY KEY,
  sequence_no     BIGINT,
  file_name       VARCHAR(128) NOT NULL,
  state           VARCHAR(16)  NOT NULL,
  content         LONGBLOB,
  attempts        INT          NOT NULL,
  refusals        INT          NOT NULL,
  last_answer     VARCHAR(64),
  next_attempt_at DATETIME(6)  NOT NULL,
  prepared_at     DATETIME(6)  NOT NULL,
  sent_at         DATETIME(6),
  UNIQUE KEY authority_uploads_sequence (sequence_no),
  KEY authority_uploads_state (state, sent_at)
);

--changeset filing:0010-authority-upload-orders
CREATE TABLE authority_upload_orders (
  upload_id  BINARY(16) NOT NULL,
  order_id   BINARY(16) NOT NULL,
  submission INT        NOT NULL,
  PRIMARY KEY (upload_id, order_id),
  KEY authority_upload_orders_order (order_id)
);

--changeset filing:0010-authority-holds
CREATE TABLE authority_holds (
  order_id   BINARY(16)   NOT NULL,
  submission INT          NOT NULL,
  held       BOOLEAN      NOT NULL,
  code       VARCHAR(64)  NOT NULL,
  detail     VARCHAR(255) NOT NULL,
  since      DATETIME(6)  NOT NULL,
  PRIMARY KEY (order_id, submission)
);

--changeset filing:0010-authority-downloads
-- A download that a person set aside needs no more work; set_aside is the code of why, and the state is SET_ASIDE then. So it is with
-- results.
CREATE TABLE authority_downloads (
  id              BINARY(16)   NOT NULL PRIMARY KEY,
  file_name       VARCHAR(128) NOT NULL,
  digest          VARCHAR(32)  NOT NULL,
  state           VARCHAR(16)  NOT NULL,
  set_aside       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
  content         LONGBLOB,
  received_at     DATETIME(6)  NOT NULL,
  acknowledged_at DATETIME(6),
  UNIQUE KEY authority_downloads_file (file_name, digest),
  KEY authority_downloads_state (state)
);

--changeset filing:0010-authority-results
CREATE TABLE authority_results (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  download_id BINARY(16)  NOT NULL,
  position    INT         NOT NULL,
  group_name  VARCHAR(32) NOT NULL,
  order_id    BINARY(16),
  digest      BINARY(32)  NOT NULL,
  content     MEDIUMBLOB  NOT NULL,
  state       VARCHAR(16) NOT NULL,
  set_aside   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  reason      VARCHAR(64),
  attempts    INT         NOT NULL,
  received_at DATETIME(6) NOT NULL,
  settled_at  DATETIME(6),
  UNIQUE KEY authority_results_position (download_id, position),
  KEY authority_results_order (order_id, digest),
  KEY authority_results_state (state, received_at)
);

--changeset filing:0010-authority-blacklist
-- condition_type as in the status query: 0 a domain, else the type of a certificate. Of the value only a blind index is kept.
CREATE TABLE authority_blacklist (
  condition_type  INT         NOT NULL,
  condition_index BINARY(16)  NOT NULL,
  barred          BOOLEAN     NOT NULL,
  said_at         DATETIME(6) NOT NULL,
  PRIMARY KEY (condition_type, condition_index)
);

--changeset filing:0010-spot-checks
-- A task of the authority; passed on to inspection once, however often the authority sends it.
CREATE TABLE spot_checks (
  id          BINARY(16)   NOT NULL PRIMARY KEY,
  task        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id  BINARY(16)   NOT NULL,
  service_id  BINARY(16),
  items       JSON         NOT NULL,
  due_at      DATETIME(6),
  note        BLOB,
  received_at DATETIME(6)  NOT NULL,
  UNIQUE KEY spot_checks_task (task)
);

--changeset filing:0010-spot-check-results
-- A round of an inspection's answers: it waits for a batch, lies with the authority, or has the authority's opinion.
-- alone: the round spoiled a file with others, so it goes by itself. held: the authority refused it even so. waits is 1 while the round
-- waits for a batch. left_over is 1 if the round is held and no person has set it aside.
CREATE TABLE spot_check_results (
  id            BINARY(16)   NOT NULL PRIMARY KEY,
  spot_check_id BINARY(16)   NOT NULL,
  round         INT          NOT NULL,
  answers       JSON         NOT NULL,
  settled_at    DATETIME(6)  NOT NULL,
  upload_id     BINARY(16),
  alone         BOOLEAN      NOT NULL DEFAULT FALSE,
  held          VARCHAR(255),
  set_aside     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
  sent_at       DATETIME(6),
  accepted      BOOLEAN,
  decided_at    DATETIME(6),
  opinion       BLOB,
  waits         TINYINT GENERATED ALWAYS AS (CASE WHEN upload_id IS NULL AND held IS NULL THEN 1 END) STORED,
  left_over     TINYINT GENERATED ALWAYS AS (CASE WHEN held IS NOT NULL AND set_aside IS NULL THEN 1 END) STORED,
  UNIQUE KEY spot_check_results_round (spot_check_id, round),
  KEY spot_check_results_waiting (waits, settled_at),
  KEY spot_check_results_upload (upload_id),
  KEY spot_check_results_left_over (left_over, id),
  CONSTRAINT spot_check_results_task FOREIGN KEY (spot_check_id) REFERENCES spot_checks (id),
  CONSTRAINT spot_check_results_sent CHECK (sent_at IS NULL OR upload_id IS NOT NULL),
  CONSTRAINT spot_check_results_set_aside CHECK (set_aside IS NULL OR held IS NOT NULL),
  CONSTRAINT spot_check_results_decided CHECK (
    (accepted IS NULL AND decided_at IS NULL AND opinion IS NULL)
    OR (accepted IS NOT NULL AND decided_at IS NOT NULL AND sent_at IS NOT NULL))
);

--changeset filing:0010-unfiled-sites
-- Domains that the authority saw open at this provider's addresses without a filing; one row a domain, the latest sighting.
CREATE TABLE unfiled_sites (
  id          BINARY(16)   NOT NULL PRIMARY KEY,
  domain      VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  address     VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin,
  seen_at     DATETIME(6)  NOT NULL,
  received_at DATETIME(6)  NOT NULL,
  UNIQUE KEY unfiled_sites_domain (domain)
);

-- The serving list

--changeset filing:0010-serving-unversioned-changes
-- Changes of domains, written in the transactions that caused them; a moment later they get the versions of the list. A domain's rows
-- stand in the order of their transactions, because each is written under the lock of the domain's service.
CREATE TABLE serving_unversioned_changes (
  n              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  domain         VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  partner        BINARY(16),
  service_id     BINARY(16)   NOT NULL,
  service_number VARCHAR(40)  NOT NULL,
  reason         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at             DATETIME(6)  NOT NULL,
  written_at     DATETIME(6)  NOT NULL
);

--changeset filing:0010-serving-lists
-- One list of the whole provider (id of zeros) and one a partner, with the present version of each. The replica that gives versions holds
-- the lock of the first row.
CREATE TABLE serving_lists (
  list    BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT     NOT NULL
);

--changeset filing:0010-serving-list-of-the-provider
INSERT INTO serving_lists (list, version) VALUES (X'00000000000000000000000000000000', 0);

--changeset filing:0010-serving-entries
-- Each domain as its list shows it now. id and sequence are those of its events.
CREATE TABLE serving_entries (
  list           BINARY(16)   NOT NULL,
  domain         VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id             BINARY(16)   NOT NULL,
  sequence       BIGINT       NOT NULL,
  service_id     BINARY(16)   NOT NULL,
  service_number VARCHAR(40)  NOT NULL,
  reason         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since          DATETIME(6)  NOT NULL,
  version        BIGINT       NOT NULL,
  PRIMARY KEY (list, domain)
);

--changeset filing:0010-serving-changes
-- Every change of a list under the version that it made; without holes down to the oldest one that is kept.
CREATE TABLE serving_changes (
  list           BINARY(16)   NOT NULL,
  version        BIGINT       NOT NULL,
  domain         VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_number VARCHAR(40)  NOT NULL,
  reason         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since          DATETIME(6)  NOT NULL,
  versioned_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (list, version),
  KEY serving_changes_age (list, versioned_at)
);

-- Rules and profile, as data

--changeset filing:0010-rule-sets
-- Versions of the provinces' rules; a row is never changed. One version has one successor, and one content is shipped once: the keys hold
-- both against two administrators or two replicas at once. Without effective_from a version is only offered.
CREATE TABLE rule_sets (
  version        INT          NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id             BINARY(16)   NOT NULL,
  origin         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  effective_from DATETIME(6),
  replaces       INT,
  sha256         CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body           MEDIUMTEXT   NOT NULL,
  entries        INT          NOT NULL,
  made_by        BINARY(16),
  made_at        DATETIME(6)  NOT NULL,
  shipped_sha256 CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin,
  UNIQUE KEY rule_sets_id (id),
  UNIQUE KEY rule_sets_one_successor (replaces),
  UNIQUE KEY rule_sets_shipped_once (shipped_sha256),
  CONSTRAINT rule_sets_replace_one FOREIGN KEY (replaces) REFERENCES rule_sets (version)
);

--changeset filing:0010-provider-profiles
-- Versions of the provider's profile; a row is never changed. Version 0 stands in no row: it comes with a release. One version has one
-- successor: the key holds it against two administrators at once.
CREATE TABLE provider_profiles (
  version        INT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id             BINARY(16)  NOT NULL,
  effective_from DATETIME(6) NOT NULL,
  replaces       INT         NOT NULL,
  body           MEDIUMTEXT  NOT NULL,
  made_by        BINARY(16)  NOT NULL,
  made_at        DATETIME(6) NOT NULL,
  UNIQUE KEY provider_profiles_id (id),
  UNIQUE KEY provider_profiles_one_successor (replaces)
);

