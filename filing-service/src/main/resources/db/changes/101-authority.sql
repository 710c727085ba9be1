--liquibase formatted sql

--changeset filing:101-authority-uploads
CREATE TABLE authority_uploads (
    id              BINARY(16)   NOT NULL,
    sequence_no     BIGINT       NULL,
    file_name       VARCHAR(128) NOT NULL,
    state           VARCHAR(16)  NOT NULL,
    content         LONGBLOB     NULL,
    attempts        INT          NOT NULL,
    refusals        INT          NOT NULL,
    last_answer     VARCHAR(64)  NULL,
    next_attempt_at DATETIME(6)  NOT NULL,
    prepared_at     DATETIME(6)  NOT NULL,
    sent_at         DATETIME(6)  NULL,
    PRIMARY KEY (id),
    UNIQUE KEY authority_uploads_sequence (sequence_no),
    KEY authority_uploads_state (state, sent_at)
);
--rollback DROP TABLE authority_uploads;

--changeset filing:101-authority-upload-orders
CREATE TABLE authority_upload_orders (
    upload_id  BINARY(16) NOT NULL,
    order_id   BINARY(16) NOT NULL,
    submission INT        NOT NULL,
    PRIMARY KEY (upload_id, order_id),
    KEY authority_upload_orders_order (order_id)
);
--rollback DROP TABLE authority_upload_orders;

--changeset filing:101-authority-holds
CREATE TABLE authority_holds (
    order_id   BINARY(16)   NOT NULL,
    submission INT          NOT NULL,
    held       BOOLEAN      NOT NULL,
    code       VARCHAR(64)  NOT NULL,
    detail     VARCHAR(255) NOT NULL,
    since      DATETIME(6)  NOT NULL,
    PRIMARY KEY (order_id, submission)
);
--rollback DROP TABLE authority_holds;

--changeset filing:101-authority-downloads
CREATE TABLE authority_downloads (
    id              BINARY(16)   NOT NULL,
    file_name       VARCHAR(128) NOT NULL,
    digest          VARCHAR(32)  NOT NULL,
    state           VARCHAR(16)  NOT NULL,
    content         LONGBLOB     NULL,
    received_at     DATETIME(6)  NOT NULL,
    acknowledged_at DATETIME(6)  NULL,
    PRIMARY KEY (id),
    UNIQUE KEY authority_downloads_file (file_name, digest)
);
--rollback DROP TABLE authority_downloads;

--changeset filing:101-authority-results
CREATE TABLE authority_results (
    id          BINARY(16)  NOT NULL,
    download_id BINARY(16)  NOT NULL,
    position    INT         NOT NULL,
    group_name  VARCHAR(32) NOT NULL,
    order_id    BINARY(16)  NULL,
    digest      BINARY(32)  NOT NULL,
    content     MEDIUMBLOB  NOT NULL,
    state       VARCHAR(16) NOT NULL,
    reason      VARCHAR(64) NULL,
    attempts    INT         NOT NULL,
    received_at DATETIME(6) NOT NULL,
    settled_at  DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY authority_results_position (download_id, position),
    KEY authority_results_order (order_id, digest),
    KEY authority_results_state (state, received_at)
);
--rollback DROP TABLE authority_results;

--changeset filing:101-authority-leases
CREATE TABLE authority_leases (
    name       VARCHAR(16) NOT NULL,
    holder     VARCHAR(36) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (name)
);
INSERT INTO authority_leases (name, holder, expires_at) VALUES
    ('upload', '', '2000-01-01 00:00:00'),
    ('download', '', '2000-01-01 00:00:00');
--rollback DROP TABLE authority_leases;
