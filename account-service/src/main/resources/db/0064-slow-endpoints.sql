--liquibase formatted sql

--changeset account:0064-slow-endpoints
-- Until when an endpoint counts as slow, because an attempt took long; the past for all others. A replica sends deliveries of slow and of
-- failing endpoints in a lane of their own. One of an earlier release neither reads nor writes it.
ALTER TABLE webhook_queues ADD COLUMN slow_until DATETIME(6) NOT NULL DEFAULT '2000-01-01 00:00:00';
--rollback ALTER TABLE webhook_queues DROP COLUMN slow_until;
