--liquibase formatted sql

--changeset filing:031-domain-holds-of-services
-- A domain that two live services name stops here: which of them it is, only a person can say.
INSERT INTO domain_holds (domain, service_id)
SELECT d.domain, d.service_id
FROM filed_domains d JOIN filed_services s ON s.id = d.service_id
WHERE s.status = 'REGISTERED';
--rollback DELETE FROM domain_holds WHERE service_id IS NOT NULL;
