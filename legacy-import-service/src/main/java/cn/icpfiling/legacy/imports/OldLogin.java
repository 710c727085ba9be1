package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.pictures.CaptchaAnswer;
import java.util.UUID;

/**
 * An old login as a caller sends it.
 *
 * @param legacyFilingId the filing that the type check named; null for the oldest one
 * @param captcha null without one
 */
record OldLogin(String login, String password, UUID legacyFilingId, CaptchaAnswer captcha) {

    @Override
    public String toString() {
        return "OldLogin";
    }
}
