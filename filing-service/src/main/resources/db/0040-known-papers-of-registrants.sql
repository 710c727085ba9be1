--liquibase formatted sql

--changeset filing:0040-known-papers-of-registrants
-- Papers that were accepted before 0034 kept the decision with the order alone. A domain of a service on record gets it from the order that
-- set the service's domains last, whose positions are those of today, or from a change of the subject, which names domains. With another
-- certificate the subject is another, so earlier papers do not count, as in WriteRecord. An account has one open order at a time, so ids of
-- orders are in the order of their grants.
UPDATE filed_services s
  SET s.registrant_by_papers = (SELECT JSON_ARRAYAGG(d.domain)
    FROM filed_domains d
    WHERE d.service_id = s.id AND (EXISTS (SELECT 1
        FROM orders o
        JOIN rule_settlements r ON r.order_id = o.id AND r.submission = o.submission AND r.rule = 'D1' AND r.ground IS NOT NULL
          AND CAST(r.pointer AS BINARY) = CAST(CONCAT('/service/domains/', d.position) AS BINARY)
        WHERE o.service_id = s.id AND o.state = 'COMPLETED' AND o.type <> 'CHANGE_SUBJECT'
          AND NOT EXISTS (SELECT 1 FROM orders later
            WHERE later.service_id = s.id AND later.id > o.id AND later.state = 'COMPLETED'
              AND later.type IN ('ACCESS_FILING', 'CHANGE_SERVICE'))
          AND NOT EXISTS (SELECT 1 FROM orders another
            WHERE another.subject_id = s.subject_id AND another.id > o.id AND another.state = 'COMPLETED'
              AND another.type = 'CHANGE_SUBJECT'
              AND NOT COALESCE(another.certificate_index = o.certificate_index, FALSE)
              AND NOT COALESCE(another.certificate_index_b = o.certificate_index_b, FALSE)))
      OR EXISTS (SELECT 1
        FROM orders o
        JOIN rule_settlements r ON r.order_id = o.id AND r.submission = o.submission AND r.rule = 'D1' AND r.ground IS NOT NULL
          AND CAST(r.pointer AS BINARY) = CAST(CONCAT('/subject/domains/', d.domain) AS BINARY)
        WHERE o.subject_id = s.subject_id AND o.state = 'COMPLETED' AND o.type = 'CHANGE_SUBJECT'
          AND NOT EXISTS (SELECT 1 FROM orders another
            WHERE another.subject_id = s.subject_id AND another.id > o.id AND another.state = 'COMPLETED'
              AND another.type = 'CHANGE_SUBJECT'
              AND NOT COALESCE(another.certificate_index = o.certificate_index, FALSE)
              AND NOT COALESCE(another.certificate_index_b = o.certificate_index_b, FALSE)))))
  WHERE s.registrant_by_papers IS NULL AND s.status = 'REGISTERED' AND (s.id IN (SELECT accepted.service_id
      FROM rule_settlements settled JOIN orders accepted ON accepted.id = settled.order_id
      WHERE settled.rule = 'D1' AND settled.ground IS NOT NULL AND accepted.service_id IS NOT NULL)
    OR s.subject_id IN (SELECT accepted.subject_id
      FROM rule_settlements settled JOIN orders accepted ON accepted.id = settled.order_id
      WHERE settled.rule = 'D1' AND settled.ground IS NOT NULL AND accepted.subject_id IS NOT NULL));
--rollback UPDATE filed_services SET version = version WHERE FALSE;

--changeset filing:0040-versions-of-known-papers
-- Who read the record before reads it anew before a change. A record that had it before only gets a new version.
UPDATE filed_services SET version = version + 1 WHERE registrant_by_papers IS NOT NULL AND status = 'REGISTERED';
--rollback UPDATE filed_services SET version = version WHERE FALSE;

--changeset filing:0040-untold-records
-- Subjects whose record a migration changed, until an event told the other services (TellRecords).
CREATE TABLE untold_records (
  subject_id BINARY(16) NOT NULL PRIMARY KEY
);
--rollback DROP TABLE untold_records;

--changeset filing:0040-known-papers-to-tell
-- A record that an event has told already is told once more; the newer event wins in each copy.
INSERT INTO untold_records (subject_id)
  SELECT DISTINCT subject_id FROM filed_services WHERE registrant_by_papers IS NOT NULL AND status = 'REGISTERED';
--rollback DELETE FROM untold_records;
