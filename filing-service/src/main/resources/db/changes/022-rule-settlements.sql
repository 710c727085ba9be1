--liquibase formatted sql

--changeset filing:022-rule-settlements
-- What a reviewer settled, and by what evidence; never changed. One rule at one place is settled once a submission: the second
-- key holds it, also against two reviewers at once. Papers in place of D1 (ground set) may follow an answer that came later.
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
