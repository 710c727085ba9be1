--liquibase formatted sql

--changeset filing:330-results-set-aside
-- What a person set aside needs nobody any more; set_aside is the code of why. The state of the other two is SET_ASIDE then.
ALTER TABLE authority_results
  ADD COLUMN set_aside VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
--rollback ALTER TABLE authority_results DROP COLUMN set_aside;

--changeset filing:330-downloads-set-aside
ALTER TABLE authority_downloads
  ADD COLUMN set_aside VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  ADD KEY authority_downloads_state (state);
--rollback ALTER TABLE authority_downloads DROP KEY authority_downloads_state, DROP COLUMN set_aside;

--changeset filing:330-spot-check-results-set-aside
-- left_over: what the authority would not have, and nobody has set aside.
ALTER TABLE spot_check_results
  ADD COLUMN set_aside VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN left_over TINYINT GENERATED ALWAYS AS (CASE WHEN held IS NOT NULL AND set_aside IS NULL THEN 1 END) STORED,
  ADD KEY spot_check_results_left_over (left_over, id),
  ADD CONSTRAINT spot_check_results_set_aside CHECK (set_aside IS NULL OR held IS NOT NULL);
--rollback ALTER TABLE spot_check_results DROP CONSTRAINT spot_check_results_set_aside, DROP KEY spot_check_results_left_over, DROP COLUMN left_over, DROP COLUMN set_aside;
