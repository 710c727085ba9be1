--liquibase formatted sql

--changeset account:staff-records-1
-- The mobile is sealed; its keyed hash finds the holder account of the same person. The check is StaffRoles, told once more.
ALTER TABLE staff_login
  ADD COLUMN mobile VARBINARY(200),
  ADD COLUMN mobile_index BINARY(16),
  ADD COLUMN disabled_at DATETIME(6),
  ADD COLUMN acts INT NOT NULL DEFAULT 0,
  ADD UNIQUE KEY staff_login_mobile (mobile_index),
  ADD CONSTRAINT staff_login_roles CHECK (
    roles IN ('reviewer', 'inspector', 'support', 'auditor', 'administrator', 'inspector,support'));
