--liquibase formatted sql

--changeset filing:295-orders-by-state
-- A list of one state, anybody's or a partner's, is a range in the order of its pages, however few orders are in that state and however
-- old they are: nobody sorts them, and nobody walks through the finished ones to find them.
ALTER TABLE orders
  ADD KEY orders_state_id (state, id),
  ADD KEY orders_partner_state (partner, state, id);
--rollback ALTER TABLE orders DROP KEY orders_state_id, DROP KEY orders_partner_state;
