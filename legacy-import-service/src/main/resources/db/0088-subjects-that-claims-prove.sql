--liquibase formatted sql

--changeset legacy:0088-subjects-that-claims-prove
-- A keyed digest of the certificate and the name of the filing's subject as they were when the claim was made: a load may change them while
-- the claim waits, and its papers prove nothing of another subject. NULL for a claim that a replica of an earlier release opened, until the
-- row of its filing is known not to have been written since; if it was written, the claim goes on without a comparison.
ALTER TABLE legacy_claims ADD COLUMN subject_digest BINARY(16) NULL;
--rollback ALTER TABLE legacy_claims DROP COLUMN subject_digest;
