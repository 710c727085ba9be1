--liquibase formatted sql

--changeset filing:341-orders-index-slots
-- One open order a certificate, in each slot of the blind index.
ALTER TABLE orders
  MODIFY certificate_index BINARY(16),
  ADD COLUMN certificate_index_b BINARY(16),
  ADD COLUMN open_certificate_b BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('COMPLETED', 'ABANDONED', 'EXPIRED') THEN NULL ELSE certificate_index_b END) STORED,
  ADD UNIQUE KEY orders_open_certificate_b (open_certificate_b),
  ADD CONSTRAINT orders_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL);
--rollback ALTER TABLE orders DROP CONSTRAINT orders_indexed, DROP KEY orders_open_certificate_b, DROP COLUMN open_certificate_b, DROP COLUMN certificate_index_b, MODIFY certificate_index BINARY(16) NOT NULL;
