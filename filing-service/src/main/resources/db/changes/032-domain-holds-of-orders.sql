--liquibase formatted sql

--changeset filing:032-domain-holds-of-orders
-- Orders that others have now. What more domains they name lies sealed; those are held when they are granted.
INSERT IGNORE INTO domain_holds (domain, order_id)
SELECT domain, id
FROM orders
WHERE state IN ('PROVIDER_REVIEW', 'PROVIDER_RECHECK', 'AWAITING_SUBMISSION', 'SMS_PENDING', 'SMS_EXPIRED', 'AUTHORITY_REVIEW')
ORDER BY submitted_at, id;
--rollback DELETE FROM domain_holds WHERE order_id IS NOT NULL;
