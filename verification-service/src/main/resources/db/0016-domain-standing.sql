--liquibase formatted sql

--changeset verification:0016-domain-standing
-- How each filed domain stands, and when somebody looks again (next_look_at by the platform's clock, null = nobody does; leases by the machine's).
-- claim counts the claims: a look that is not the last claimed one settles nothing. told: the rules that the world was told are broken.
CREATE TABLE domain_standing (
    filed_domain_id BINARY(16)    NOT NULL PRIMARY KEY,
    version         INT           NOT NULL,
    fitness         VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    since           DATETIME(6)   NOT NULL,
    faults          VARCHAR(1000) NOT NULL,
    told            VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence        BIGINT        NOT NULL,
    unknown_looks   INT           NOT NULL,
    last_look_id    BINARY(16)    NULL,
    last_look_at    DATETIME(6)   NULL,
    next_look_at    DATETIME(6)   NULL,
    lease_until     DATETIME(6)   NULL,
    claim           INT           NOT NULL,
    asked_by        BINARY(16)    NULL,
    asked_at        DATETIME(6)   NULL,
    KEY domain_standing_due (next_look_at),
    KEY domain_standing_fitness (fitness, since, filed_domain_id),
    KEY domain_standing_asked (asked_by, asked_at)
);
--rollback DROP TABLE domain_standing;

--changeset verification:0016-domain-standing-of-filed
-- Of what is copied already: spread over a month, as what comes later is.
INSERT INTO domain_standing (filed_domain_id, version, fitness, since, faults, told, sequence, unknown_looks, next_look_at, claim)
SELECT id, 0, 'NOT_JUDGED', UTC_TIMESTAMP(6), '[]', '', 0, 0, UTC_TIMESTAMP(6) + INTERVAL FLOOR(RAND() * 2592000) SECOND, 0
  FROM filed_domain WHERE state = 'SERVED';
