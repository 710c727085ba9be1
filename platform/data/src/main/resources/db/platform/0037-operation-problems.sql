--liquibase formatted sql

--changeset platform:0037-operation-problems
-- A problem names up to a hundred faults of a line, each with its text in the language of the request: more than the 64 KiB of a BLOB.
ALTER TABLE operation_lines MODIFY problem MEDIUMBLOB;
--rollback ALTER TABLE operation_lines MODIFY problem BLOB;
