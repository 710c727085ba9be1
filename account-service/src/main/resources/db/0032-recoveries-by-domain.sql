--liquibase formatted sql

--changeset account:0032-recoveries-by-domain
-- A trace asks for what happened to a domain. Cases of recoveries are found as those of the support, under the same id.
ALTER TABLE account_recoveries ADD KEY account_recoveries_domain (domain);
--rollback ALTER TABLE account_recoveries DROP KEY account_recoveries_domain;
