--liquibase formatted sql

--changeset filing:040-customers
-- Whose customer an account is, as account-service said once: it never changes, and no row is changed or deleted. What a
-- customer holds names its partner too, and the keys below keep it from naming another one, whoever writes.
CREATE TABLE customers (
  account  BINARY(16)  NOT NULL PRIMARY KEY,
  partner  BINARY(16)  NOT NULL,
  known_at DATETIME(6) NOT NULL,
  UNIQUE KEY customers_partner (account, partner)
);
--rollback DROP TABLE customers;

--changeset filing:040-partner-of-type-checks
ALTER TABLE filing_type_checks
  ADD COLUMN partner BINARY(16),
  ADD CONSTRAINT filing_type_checks_customer FOREIGN KEY (owner, partner) REFERENCES customers (account, partner);

--changeset filing:040-partner-of-orders
ALTER TABLE orders
  ADD COLUMN partner BINARY(16),
  ADD KEY orders_partner (partner, id),
  ADD CONSTRAINT orders_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner);

--changeset filing:040-partner-of-service-numbers
ALTER TABLE service_numbers
  ADD COLUMN partner BINARY(16),
  ADD KEY service_numbers_partner (partner, id),
  ADD CONSTRAINT service_numbers_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner);

--changeset filing:040-partner-of-subjects
ALTER TABLE subjects
  ADD COLUMN partner BINARY(16),
  ADD KEY subjects_partner (partner, id),
  ADD CONSTRAINT subjects_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner);

--changeset filing:040-partner-of-services
ALTER TABLE filed_services
  ADD COLUMN partner BINARY(16),
  ADD KEY filed_services_partner (partner, id),
  ADD CONSTRAINT filed_services_customer FOREIGN KEY (holder, partner) REFERENCES customers (account, partner);

--changeset filing:040-partners-in-history
-- A step is an account's or a partner's, and a partner's is a client's of its.
ALTER TABLE order_history
  ADD COLUMN actor_partner BINARY(16),
  ADD COLUMN actor_client  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  ADD CONSTRAINT order_history_one_actor CHECK (actor_partner IS NULL OR actor_account IS NULL),
  ADD CONSTRAINT order_history_client CHECK ((actor_partner IS NULL) = (actor_client IS NULL));
