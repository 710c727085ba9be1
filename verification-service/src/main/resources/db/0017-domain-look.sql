--liquibase formatted sql

--changeset verification:0017-domain-look
-- A look at a filed domain, never changed; its evidence has its id. sequence is that of the event, null when nothing was told. The last ones are kept, and those that were told.
CREATE TABLE domain_look (
    id              BINARY(16)    NOT NULL PRIMARY KEY,
    filed_domain_id BINARY(16)    NOT NULL,
    outcome         VARCHAR(16)   NOT NULL,
    findings        VARCHAR(2000) NOT NULL,
    list_day        DATE          NOT NULL,
    tld_list        INT           NULL,
    registrar_list  INT           NULL,
    judged_at       DATETIME(6)   NOT NULL,
    sequence        BIGINT        NULL,
    KEY domain_look_of (filed_domain_id, sequence, id)
);
--rollback DROP TABLE domain_look;
