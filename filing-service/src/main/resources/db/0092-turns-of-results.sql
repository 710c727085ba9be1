--liquibase formatted sql

--changeset filing:0092-turns-of-results
-- The next results are chosen from this key alone, however many wait: their rows hold the content.
CREATE INDEX authority_results_turn ON authority_results (state, received_at, download_id, order_id, position);
--rollback DROP INDEX authority_results_turn ON authority_results;
