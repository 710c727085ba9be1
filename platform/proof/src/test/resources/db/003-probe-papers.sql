--liquibase formatted sql

--changeset probe:3
ALTER TABLE probe_people ADD COLUMN paper LONGBLOB;
