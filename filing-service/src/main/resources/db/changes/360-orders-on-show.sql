--liquibase formatted sql

--changeset filing:360-orders-on-show
-- An order says itself why it is where it is and whether something of its submission was settled: to look both up in other tables was
-- half of what the database spent on showing one.
ALTER TABLE orders
  ADD COLUMN reasons TEXT,
  ADD COLUMN settled_submission INT NOT NULL DEFAULT 0;
UPDATE orders o JOIN order_history h ON h.order_id = o.id AND h.sequence =
    (SELECT MAX(step.sequence) FROM order_history step
     WHERE step.order_id = o.id AND (step.from_state IS NULL OR step.from_state <> step.to_state))
  SET o.reasons = h.reasons WHERE h.reasons <> '[]';
UPDATE orders o SET o.settled_submission = o.submission
  WHERE EXISTS (SELECT 1 FROM rule_settlements s WHERE s.order_id = o.id AND s.submission = o.submission);
--rollback ALTER TABLE orders DROP COLUMN settled_submission, DROP COLUMN reasons;
