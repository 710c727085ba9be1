--liquibase formatted sql

--changeset filing:0041-languages-of-declarations
-- The language in which the declaration of the last submission was accepted; NULL for submissions of before.
ALTER TABLE orders ADD COLUMN declaration_language CHAR(2) CHARACTER SET ascii COLLATE ascii_bin;
--rollback ALTER TABLE orders DROP COLUMN declaration_language;
