--liquibase formatted sql

--changeset account:0068-versions-of-one-person
-- A replica from before 0067 writes a version that holds at once, and names no second administrator. The versions that there are when this
-- runs hold as they did; a version that is written later without the column is none of them.
ALTER TABLE support_policies ADD COLUMN of_one_person BOOLEAN NOT NULL DEFAULT TRUE;
--rollback ALTER TABLE support_policies DROP COLUMN of_one_person;

--changeset account:0068-two-administrators
-- From now on the database refuses a version that holds without a second administrator, of whichever release the replica is that writes it.
-- One statement: no row is written between the default and the check.
ALTER TABLE support_policies
  ALTER COLUMN of_one_person SET DEFAULT FALSE,
  ADD CONSTRAINT support_policies_held_by_two CHECK (
    of_one_person OR effective_from >= '9999-12-31' OR (decided_by IS NOT NULL AND decided_by <> made_by));
--rollback ALTER TABLE support_policies DROP CONSTRAINT support_policies_held_by_two;
--rollback ALTER TABLE support_policies ALTER COLUMN of_one_person SET DEFAULT TRUE;

--changeset account:0068-versions-of-two-persons
-- A proposal that waits or was withdrawn, and a version that two confirmed, are none of them either.
UPDATE support_policies SET of_one_person = FALSE WHERE effective_from >= '9999-12-31' OR decided_by <> made_by;
--rollback UPDATE support_policies SET of_one_person = TRUE;
