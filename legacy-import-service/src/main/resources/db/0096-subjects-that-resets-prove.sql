--liquibase formatted sql

--changeset legacy:0096-subjects-that-resets-prove
-- A keyed digest of the certificate and the name of the subject whose papers gave the login another mail: a load may change the subject of a
-- filing of the login, or add another subject's filing to it, and the papers prove nothing of that one. At the login and not at the
-- application, which is deleted half a year after its end, while its password still opens the login. NULL for a login without a granted
-- application, and for one that an earlier release granted: its application names the certificate, as long as it is kept.
ALTER TABLE legacy_accounts ADD COLUMN reset_subject BINARY(16) NULL;
--rollback ALTER TABLE legacy_accounts DROP COLUMN reset_subject;
