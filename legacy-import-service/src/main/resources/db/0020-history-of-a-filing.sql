--liquibase formatted sql

--changeset legacy:0020-imports-of-a-filing
-- The trace of one filing asks for all imports of it (ADR 0045), ended ones included.
ALTER TABLE legacy_imports ADD KEY legacy_imports_filing (filing_id, id);
--rollback ALTER TABLE legacy_imports DROP KEY legacy_imports_filing;
