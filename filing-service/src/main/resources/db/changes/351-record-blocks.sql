--liquibase formatted sql

--changeset filing:351-record-blocks
-- Why an order can go to the authority no more: what it is about ended while the order was open.
ALTER TABLE orders
  ADD COLUMN record_block VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin;
--rollback ALTER TABLE orders DROP COLUMN record_block;

--changeset filing:351-record-blocks-of-open-orders
UPDATE orders o
  LEFT JOIN subjects s ON s.id = o.subject_id
  LEFT JOIN filed_services f ON f.id = o.service_id
SET o.record_block = 'RECORD_DEREGISTERED'
WHERE o.state NOT IN ('COMPLETED', 'ABANDONED', 'EXPIRED') AND (s.status = 'DEREGISTERED' OR f.status = 'DEREGISTERED');
--rollback SELECT 1;
