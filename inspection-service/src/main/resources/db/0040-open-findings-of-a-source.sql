--liquibase formatted sql

--changeset inspection:0040-open-findings-of-a-source
-- The judgement of a scan begins with the findings that are not settled. A scan is judged each day, and settled findings are kept.
ALTER TABLE findings ADD KEY findings_open_of_source (source, unsettled, finding_id);
--rollback ALTER TABLE findings DROP KEY findings_open_of_source;
