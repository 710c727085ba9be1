--liquibase formatted sql

--changeset filing:261-serving-list-of-what-is-filed
-- What is filed already goes the way of everything else: the sealer gives it versions, a list and events. Under the locks of the services,
-- so that it can be run again at any time: what was told already is no change, and what happens meanwhile is told after it.
INSERT INTO serving_unsealed (domain, partner, service_id, service_number, reason, at, written_at)
SELECT d.domain, s.partner, s.id, s.service_number,
       CASE WHEN s.status <> 'REGISTERED' THEN 'DEREGISTERED'
            WHEN s.access_status <> 'LIVE' THEN 'ACCESS_CANCELLED'
            ELSE 'APPROVED' END,
       CASE WHEN s.status = 'REGISTERED' AND s.access_status = 'LIVE' THEN s.filed_at
            ELSE COALESCE(s.access_ended_at, s.filed_at) END,
       UTC_TIMESTAMP(6)
FROM filed_services s JOIN filed_domains d ON d.service_id = s.id
ORDER BY s.status = 'REGISTERED', s.id, d.position
LOCK IN SHARE MODE;
--rollback DELETE FROM serving_unsealed;
