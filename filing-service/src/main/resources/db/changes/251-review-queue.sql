--liquibase formatted sql

--changeset filing:251-review-queue
-- Since when an order waits for a reviewer, NULL unless it does: the key is the reviewers' queue, oldest first, and as long as what is
-- under review, however many orders there are.
ALTER TABLE orders
  ADD COLUMN review_since DATETIME(6) GENERATED ALWAYS AS
    (CASE WHEN state IN ('PROVIDER_REVIEW', 'PROVIDER_RECHECK') THEN submitted_at ELSE NULL END) STORED,
  ADD KEY orders_review (review_since, id);
--rollback ALTER TABLE orders DROP KEY orders_review, DROP COLUMN review_since;
