--liquibase formatted sql

--changeset verification:0001-lists
CREATE TABLE reference_list (
    id        BINARY(16)  NOT NULL PRIMARY KEY,
    kind      VARCHAR(16) NOT NULL,
    version   INT         NOT NULL,
    digest    BINARY(32)  NOT NULL,
    loaded_at DATETIME(6) NOT NULL,
    CONSTRAINT reference_list_version UNIQUE (kind, version),
    CONSTRAINT reference_list_digest UNIQUE (kind, digest)
);

CREATE TABLE approved_tld (
    id         BINARY(16)   NOT NULL PRIMARY KEY,
    list_id    BINARY(16)   NOT NULL,
    tld        VARCHAR(63)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    unicode    VARCHAR(63)  NOT NULL,
    status     VARCHAR(16)  NOT NULL,
    valid_from DATE         NOT NULL,
    valid_to   DATE         NULL,
    source     VARCHAR(400) NOT NULL,
    CONSTRAINT approved_tld_entry UNIQUE (list_id, tld, valid_from),
    CONSTRAINT approved_tld_list FOREIGN KEY (list_id) REFERENCES reference_list (id)
);

CREATE TABLE approved_registrar (
    id         BINARY(16)    NOT NULL PRIMARY KEY,
    list_id    BINARY(16)    NOT NULL,
    position   INT           NOT NULL,
    iana_id    INT           NULL,
    name       VARCHAR(200)  NOT NULL,
    aliases    VARCHAR(2000) NOT NULL,
    status     VARCHAR(16)   NOT NULL,
    valid_from DATE          NOT NULL,
    valid_to   DATE          NULL,
    source     VARCHAR(400)  NOT NULL,
    CONSTRAINT approved_registrar_entry UNIQUE (list_id, position),
    CONSTRAINT approved_registrar_list FOREIGN KEY (list_id) REFERENCES reference_list (id)
);
