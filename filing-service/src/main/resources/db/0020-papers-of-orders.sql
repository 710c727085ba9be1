--liquibase formatted sql

--changeset filing:0020-papers-of-orders
-- papers: what an order shows of its materials, so that one row shows it (ADR 0040). NULL: not computed yet, and computed when it is read.
ALTER TABLE orders ADD COLUMN papers JSON;
--rollback ALTER TABLE orders DROP COLUMN papers;

--changeset filing:0020-papers-of-orders-filled
-- The statement of OrderPapersTable, for the orders that have materials.
UPDATE orders o
  SET o.papers = (SELECT COALESCE(JSON_ARRAYAGG(JSON_OBJECT('kind', m.kind, 'mediaType', m.media_type, 'size', m.size, 'sha256', m.sha256,
    'uploadedAt', DATE_FORMAT(m.uploaded_at, '%Y-%m-%dT%H:%i:%s.%fZ'), 'scan', m.scan)), JSON_ARRAY())
    FROM materials m WHERE m.order_id = o.id)
  WHERE EXISTS (SELECT 1 FROM materials p WHERE p.order_id = o.id);
--rollback UPDATE orders SET papers = NULL WHERE papers IS NOT NULL;
