--liquibase formatted sql

--changeset legacy:0040-settled-differences
-- A difference that an administrator has settled by hand, because nothing can mend it. found_sum is made of what both services say of the
-- filing; the difference is settled as long as settled_sum is the same. NULL: found by an older replica, or not settled.
ALTER TABLE legacy_differences
  ADD COLUMN found_sum      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN settled_sum    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN settled_reason VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN settled_by     BINARY(16)  NULL,
  ADD COLUMN settled_at     DATETIME(6) NULL;
--rollback ALTER TABLE legacy_differences DROP COLUMN found_sum, DROP COLUMN settled_sum, DROP COLUMN settled_reason, DROP COLUMN settled_by, DROP COLUMN settled_at;

--changeset legacy:0040-settled-differences-of-a-comparison
ALTER TABLE legacy_comparisons ADD COLUMN settled BIGINT NOT NULL DEFAULT 0;
--rollback ALTER TABLE legacy_comparisons DROP COLUMN settled;
