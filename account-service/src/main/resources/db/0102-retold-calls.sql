--liquibase formatted sql

--changeset account:0102-retold-calls
-- When a call was due as its text changed last: a claim that ends at this time began with the text before, so its person has not heard the
-- present one. Null for all others. A replica of an earlier release neither reads nor writes it; what it claims ends at another time.
ALTER TABLE notices ADD COLUMN retold_in DATETIME(6) NULL;
--rollback ALTER TABLE notices DROP COLUMN retold_in;
