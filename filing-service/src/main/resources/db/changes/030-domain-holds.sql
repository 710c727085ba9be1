--liquibase formatted sql

--changeset filing:030-domain-holds
-- Whose a domain is, at most one's: an order's from its submission on, a filed service's once it is granted.
CREATE TABLE domain_holds (
  domain     VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  order_id   BINARY(16),
  service_id BINARY(16),
  KEY domain_holds_order (order_id),
  KEY domain_holds_service (service_id),
  CONSTRAINT domain_holds_one CHECK ((order_id IS NULL) <> (service_id IS NULL))
);
--rollback DROP TABLE domain_holds;
