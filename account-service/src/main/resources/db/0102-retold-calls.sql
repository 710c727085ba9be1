--liquibase formatted sql

--changeset account:0102-retold-calls
--validCheckSum ANY
-- When a call was due as its text changed last: a claim that ends at this time began with the text before, so its person has not heard the
-- present one. Null for all others. A replica of an earlier release neither reads nor writes it; what it claims ends at another time.
-- INVISIBLE for replicas of 0.1.0, which select * of this table: a prepared statement whose result gets one column more while they run ends
-- in an error of the driver.
ALTER TABLE notices ADD COLUMN retold_in DATETIME(6) NULL INVISIBLE;
--rollback ALTER TABLE notices DROP COLUMN retold_in;
