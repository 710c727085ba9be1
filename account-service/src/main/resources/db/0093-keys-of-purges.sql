--liquibase formatted sql

--changeset account:0093-secrets-of-notices
-- Notices with one-time codes and links go a day after they were decided, those of callers without an account later. Without the key each
-- batch reads all notices of callers without an account.
CREATE INDEX notices_secrets ON notices (account_id, template, decided_at);
--rollback DROP INDEX notices_secrets ON notices;

--changeset account:0093-cases-against-an-account
-- An owner looks which open cases are against the account, and a case locks those that are open already. Without the key both read all open
-- cases.
CREATE INDEX support_cases_of_source ON support_cases (source_id, ended_at, id);
--rollback DROP INDEX support_cases_of_source ON support_cases;

--changeset account:0093-decided-scope-requests
CREATE INDEX client_scope_requests_decided ON client_scope_requests (decided_at);
--rollback DROP INDEX client_scope_requests_decided ON client_scope_requests;
