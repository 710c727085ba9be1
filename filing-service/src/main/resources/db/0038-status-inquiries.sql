--liquibase formatted sql

--changeset filing:0038-status-inquiries
-- What a member of staff is asked to find out for a type check, because the authority's query has no code for the type of certificate.
-- The certificate itself stands in the type check alone. result to reference are NULL while it waits. asked_at: when the source was asked;
-- the answer counts from then on for as long as a type check is good. answered_by: the account of the member of staff.
CREATE TABLE status_inquiries (
  id             BINARY(16)  NOT NULL PRIMARY KEY,
  type_check_id  BINARY(16)  NOT NULL,
  holder         BINARY(16)  NOT NULL,
  partner        BINARY(16),
  state          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested_at   DATETIME(6) NOT NULL,
  result         VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin,
  subject_number VARCHAR(40),
  source         VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin,
  asked_at       DATETIME(6),
  reference      VARCHAR(18) CHARACTER SET ascii COLLATE ascii_bin,
  answered_by    BINARY(16),
  answered_at    DATETIME(6),
  version        BIGINT      NOT NULL,
  UNIQUE KEY status_inquiries_type_check (type_check_id),
  KEY status_inquiries_holder (holder, id),
  KEY status_inquiries_state (state, id),
  CONSTRAINT status_inquiries_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner),
  CONSTRAINT status_inquiries_answer CHECK ((state = 'ANSWERED') = (result IS NOT NULL AND source IS NOT NULL AND asked_at IS NOT NULL
    AND reference IS NOT NULL AND answered_by IS NOT NULL AND answered_at IS NOT NULL)),
  CONSTRAINT status_inquiries_number CHECK ((subject_number IS NOT NULL) =
    (result IN ('FILED_WITH_SITES', 'FILED_WITHOUT_SITES') AND result IS NOT NULL))
);
--rollback DROP TABLE status_inquiries;
