package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.HolderKind;
import cn.icpfiling.legacy.pictures.CaptchaAnswer;

/**
 * An application as its caller sends it.
 *
 * @param filing a domain or a filing number
 * @param name of the person who applies
 * @param captcha null without one
 */
record WantedReset(
        String filing,
        HolderKind holderKind,
        String name,
        int certificateType,
        String certificateNumber,
        String newMail,
        CaptchaAnswer captcha) {

    @Override
    public String toString() {
        return "WantedReset";
    }
}
