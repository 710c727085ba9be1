--liquibase formatted sql

--changeset verification:0029-order-holder
-- Account whose order it is, as its steps tell: whoever reviews is shown no evidence of an order of their own.
ALTER TABLE order_case ADD COLUMN holder BINARY(16);
--rollback ALTER TABLE order_case DROP COLUMN holder;
