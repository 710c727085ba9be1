--liquibase formatted sql

--changeset filing:010-order-idleness
-- Set while an order waits for its applicant; the key finds what is due. Days are legal days, eight hours ahead of UTC.
ALTER TABLE orders
  ADD COLUMN idle_since  DATETIME(6),
  ADD COLUMN idle_due_on DATE,
  ADD KEY orders_idle (idle_due_on, id);

--changeset filing:010-order-idleness-of-waiting
UPDATE orders
SET idle_since = changed_at, idle_due_on = DATE(changed_at + INTERVAL 8 HOUR) + INTERVAL 7 DAY
WHERE state IN ('DRAFT', 'PROVIDER_CORRECTION', 'PROVIDER_REJECTED', 'SMS_EXPIRED', 'AUTHORITY_REJECTED');
