--liquibase formatted sql

--changeset inspection:0025-second-looks
-- The findings that wait for an inspector to look again, because the authority granted a change that may have mended them. since is the legal
-- day of the earliest such change. A row is there exactly while the finding waits; it is derived from changes and history.
CREATE TABLE finding_second_looks (
  finding_id BINARY(16) NOT NULL PRIMARY KEY,
  since      DATE       NOT NULL,
  KEY finding_second_looks_since (since, finding_id),
  CONSTRAINT finding_second_looks_finding FOREIGN KEY (finding_id) REFERENCES findings (finding_id)
);
--rollback DROP TABLE finding_second_looks;

--changeset inspection:0025-second-looks-of-before
-- What waited before. A finding of a campaign is left out if a machine gives its reason: nothing followed from it by the policies shipped.
INSERT INTO finding_second_looks (finding_id, since)
SELECT f.finding_id, MIN(c.changed_on) FROM findings f JOIN finding_changes c ON c.finding_id = f.finding_id
WHERE f.source IN ('SPOT_CHECK', 'AUTHORITY_LIST') AND f.state IN ('OPENED', 'NOTIFIED', 'CONTESTED', 'OVERDUE')
  AND NOT EXISTS (SELECT 1 FROM finding_history h WHERE h.finding_id = f.finding_id AND h.act = 'RECHECK'
    AND DATE(DATE_ADD(h.happened_at, INTERVAL 8 HOUR)) > c.changed_on)
GROUP BY f.finding_id;
--rollback DELETE FROM finding_second_looks;
