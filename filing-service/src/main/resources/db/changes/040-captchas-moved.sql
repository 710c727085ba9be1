--liquibase formatted sql

--changeset filing:040-captchas-moved
-- Pictures are kept by the platform from now on. The table of before is left for replicas of the release before, which still draw
-- into it while this one comes up; it is dropped by a release that no longer runs beside them.
INSERT INTO captcha (place, captcha_id, holder, gap, expires_at)
SELECT account, captcha_id, account, gap, expires_at
FROM captchas;
--rollback DELETE FROM captcha;
