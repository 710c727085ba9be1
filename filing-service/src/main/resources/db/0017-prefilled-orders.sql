--liquibase formatted sql

--changeset filing:0017-prefilled-orders
-- What partners have prepared for people whom the platform may not know (ADR 0035). phone_hash is a keyed hash: the second key allows a
-- partner one open offer to a phone. digest is that of the newest link's secret. content is encrypted: certificate number, contact and
-- entry. Content and phone are NULL once the offer is over.
CREATE TABLE prefilled_orders (
  id               BINARY(16)   NOT NULL PRIMARY KEY,
  partner          BINARY(16)   NOT NULL,
  partner_name     VARCHAR(200) NOT NULL,
  state            VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  province         CHAR(2)      NOT NULL,
  city             CHAR(6)      NOT NULL,
  county           CHAR(6),
  nature           INT          NOT NULL,
  certificate_type INT          NOT NULL,
  domain           VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  phone_hash       BINARY(16),
  digest           BINARY(32),
  content          MEDIUMBLOB,
  messages         INT          NOT NULL,
  account          BINARY(16),
  order_id         BINARY(16),
  sequence         BIGINT       NOT NULL,
  expires_at       DATETIME(6)  NOT NULL,
  created_at       DATETIME(6)  NOT NULL,
  changed_at       DATETIME(6)  NOT NULL,
  version          BIGINT       NOT NULL,
  UNIQUE KEY prefilled_orders_digest (digest),
  UNIQUE KEY prefilled_orders_open_phone (partner, phone_hash),
  UNIQUE KEY prefilled_orders_order (order_id),
  KEY prefilled_orders_partner (partner, id),
  KEY prefilled_orders_partner_state (partner, state, id),
  KEY prefilled_orders_due (state, expires_at, id),
  KEY prefilled_orders_over (state, changed_at, id),
  CONSTRAINT prefilled_orders_phone CHECK ((phone_hash IS NOT NULL) = (state IN ('PREPARED', 'SENT', 'OPENED'))),
  CONSTRAINT prefilled_orders_content CHECK ((content IS NOT NULL) = (state IN ('PREPARED', 'SENT', 'OPENED'))),
  CONSTRAINT prefilled_orders_accepted CHECK ((order_id IS NOT NULL) = (state IN ('ACCEPTED', 'COMPLETED', 'ENDED'))
    AND (order_id IS NULL) = (account IS NULL))
);
--rollback DROP TABLE prefilled_orders;

--changeset filing:0017-prefill-blocks
-- The phones and mail addresses whose owners take no prefilled orders of a partner, each as a keyed hash. A block stays.
CREATE TABLE prefill_blocks (
  contact_hash BINARY(16)  NOT NULL,
  partner    BINARY(16)  NOT NULL,
  blocked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (contact_hash, partner)
);
--rollback DROP TABLE prefill_blocks;

--changeset filing:0017-prefill-messages
-- How many messages about prefilled orders a phone or a mail address got since its current day began, by the machine's clock and over
-- all partners.
CREATE TABLE prefill_messages (
  contact_hash BINARY(16)  NOT NULL PRIMARY KEY,
  since      DATETIME(6) NOT NULL,
  events     INT         NOT NULL,
  KEY prefill_messages_since (since)
);
--rollback DROP TABLE prefill_messages;

--changeset filing:0017-orders-prepared-by
-- The partner that prepared an order's content for its holder. It gives the partner no access.
ALTER TABLE orders ADD COLUMN prepared_by BINARY(16);
--rollback ALTER TABLE orders DROP COLUMN prepared_by;
