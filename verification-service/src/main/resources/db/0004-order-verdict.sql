--liquibase formatted sql

--changeset verification:0004-order-verdict
-- One row an order: which submission was judged last, and when to look again (machine time, null = no more).
CREATE TABLE order_case (
    order_id     BINARY(16)  NOT NULL PRIMARY KEY,
    version      INT         NOT NULL,
    submission   INT         NOT NULL,
    round        INT         NOT NULL,
    outcome      VARCHAR(16) NOT NULL,
    sequence     BIGINT      NOT NULL,
    next_look_at DATETIME(6) NULL,
    retry_on     DATE        NULL,
    KEY order_case_due (next_look_at),
    KEY order_case_day (retry_on)
);

-- Every look at a submission, never changed. sequence is that of the event, null when nothing was new.
CREATE TABLE order_verdict (
    id                BINARY(16)  NOT NULL PRIMARY KEY,
    order_id          BINARY(16)  NOT NULL,
    submission        INT         NOT NULL,
    round             INT         NOT NULL,
    outcome           VARCHAR(16) NOT NULL,
    result            MEDIUMTEXT  NOT NULL,
    list_day          DATE        NOT NULL,
    tld_list          INT         NULL,
    registrar_list    INT         NULL,
    judged_at         DATETIME(6) NOT NULL,
    sequence          BIGINT      NULL,
    CONSTRAINT order_verdict_round UNIQUE (order_id, submission, round)
);
