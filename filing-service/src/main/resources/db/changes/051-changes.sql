--liquibase formatted sql

--changeset filing:051-region-of-subjects
-- A change goes on from the record alone: the record keeps its whole region. Every subject so far came from an order that knows it.
ALTER TABLE subjects
  ADD COLUMN city   CHAR(6),
  ADD COLUMN county CHAR(6);
UPDATE subjects s
  JOIN (SELECT subject_id, MIN(city) AS city, MIN(county) AS county FROM orders WHERE state = 'COMPLETED' GROUP BY subject_id) o
    ON o.subject_id = s.id
  SET s.city = o.city, s.county = o.county;
--rollback ALTER TABLE subjects DROP COLUMN city, DROP COLUMN county;

--changeset filing:051-orders-on-record
-- An order on a subject has neither domain nor service.
ALTER TABLE orders
  MODIFY COLUMN domain     VARCHAR(253),
  MODIFY COLUMN service_id BINARY(16);
