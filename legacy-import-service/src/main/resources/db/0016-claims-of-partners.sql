--liquibase formatted sql

--changeset legacy:0016-claims-of-partners
-- The partner that claims for a customer of its own; null for a claim of an applicant. A partner lists its claims by the second key.
ALTER TABLE legacy_claims
  ADD COLUMN partner BINARY(16),
  ADD KEY legacy_claims_of_partner (partner, id);
--rollback ALTER TABLE legacy_claims DROP KEY legacy_claims_of_partner, DROP COLUMN partner;
