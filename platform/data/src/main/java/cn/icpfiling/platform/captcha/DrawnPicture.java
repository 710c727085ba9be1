package cn.icpfiling.platform.captcha;

import java.time.Instant;
import java.util.UUID;

/**
 * A picture as the browser gets it, without the position of the gap.
 *
 * @param background PNG with the gap, as a data URL
 * @param piece PNG of the piece, transparent around it, as a data URL
 * @param y upper edge of the piece in pixels of the background
 */
public record DrawnPicture(UUID captchaId, String background, String piece, int y, Instant expiresAt) {

    @Override
    public String toString() {
        return "DrawnPicture[" + captchaId + "]";
    }
}
