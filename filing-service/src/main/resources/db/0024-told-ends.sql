--liquibase formatted sql

--changeset filing:0024-told-ends
-- subject_number: of a record of ZXSJ about no order, the subject's number in its normal form. Such a record may come before our own record
-- of the filing, and is then applied again. NULL: any other record, or one from before this column.
ALTER TABLE authority_results ADD COLUMN subject_number VARCHAR(40), ADD KEY authority_results_subject (subject_number);
--rollback ALTER TABLE authority_results DROP KEY authority_results_subject, DROP COLUMN subject_number;
