--liquibase formatted sql

--changeset account:0031-pages-of-deliveries
-- The list of an endpoint's deliveries, newest first. Without this key a page sorts all deliveries of the endpoint, or reads those of all
-- endpoints from the newest on until it is full.
ALTER TABLE webhook_deliveries ADD KEY webhook_deliveries_page (endpoint_id, id);
--rollback ALTER TABLE webhook_deliveries DROP KEY webhook_deliveries_page;
