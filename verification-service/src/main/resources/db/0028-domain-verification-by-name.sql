--liquibase formatted sql

--changeset verification:0028-domain-verification-by-name
-- The newest check of a domain that an account, or anybody, asked for.
CREATE INDEX domain_verification_domain ON domain_verification (domain, owner, asked_at);
--rollback DROP INDEX domain_verification_domain ON domain_verification;
