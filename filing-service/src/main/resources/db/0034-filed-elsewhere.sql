--liquibase formatted sql

--changeset filing:0034-days-of-services-filed-elsewhere
-- A site that came by an access filing was filed elsewhere, on a day that no source tells: filed_at is the day of the grant here, and
-- filed_not_before the earliest day on which it can have been filed. NULL if filed_at is the day of its filing.
ALTER TABLE filed_services ADD COLUMN filed_not_before DATE;
--rollback ALTER TABLE filed_services DROP COLUMN filed_not_before;

--changeset filing:0034-known-services-filed-elsewhere
-- The same for those on record: an access filing made their row, no order filed them here, and they came over with no old filing, whose
-- sites are older than its import. The number says the year as EarliestFiling reads it.
UPDATE filed_services s
  JOIN subjects j ON j.id = s.subject_id
  JOIN (SELECT id, SUBSTRING_INDEX(SUBSTRING_INDEX(service_number, '备', -1), '号', 1) AS digits FROM filed_services) n ON n.id = s.id
  SET s.filed_not_before = CONCAT(CASE
      WHEN CHAR_LENGTH(n.digits) = 10 AND LEFT(n.digits, 4) BETWEEN 2005 AND YEAR(s.filed_at) THEN LEFT(n.digits, 4)
      WHEN CHAR_LENGTH(n.digits) = 8 AND 2000 + LEFT(n.digits, 2) BETWEEN 2005 AND YEAR(s.filed_at) THEN 2000 + LEFT(n.digits, 2)
      ELSE 2005 END, '-01-01')
  WHERE (j.imported_at IS NULL OR s.filed_at >= j.imported_at)
    AND EXISTS (SELECT 1 FROM orders o WHERE o.service_id = s.id AND o.type = 'ACCESS_FILING' AND o.state = 'COMPLETED')
    AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.service_id = s.id AND o.state = 'COMPLETED'
      AND o.type IN ('FIRST_FILING', 'NEW_SERVICE_SAME_PROVIDER', 'NEW_SERVICE_OTHER_PROVIDER'));
--rollback UPDATE filed_services SET filed_not_before = NULL;

--changeset filing:0034-papers-of-registrants
-- The domains of a service of which papers were accepted in place of a registrant who is the subject (D1), so that the looks after
-- completion do not ask again what a reviewer decided. NULL if there are none.
ALTER TABLE filed_services ADD COLUMN registrant_by_papers JSON;
--rollback ALTER TABLE filed_services DROP COLUMN registrant_by_papers;
