--liquibase formatted sql

--changeset filing:281-trace-indexes
-- Orders by what a trace is asked by.
ALTER TABLE orders
  ADD KEY orders_domain (domain, id),
  ADD KEY orders_subject (subject_id, id),
  ADD KEY orders_service (service_id, id);
--rollback ALTER TABLE orders DROP KEY orders_domain, DROP KEY orders_subject, DROP KEY orders_service;
