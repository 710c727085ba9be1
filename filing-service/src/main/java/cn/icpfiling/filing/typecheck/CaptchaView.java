package cn.icpfiling.filing.typecheck;

import cn.icpfiling.platform.captcha.DrawnPicture;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The picture as a browser shows it, without the position of the gap. */
@Schema(name = "Captcha")
record CaptchaView(
        @NotNull UUID captchaId,
        @NotNull String background,
        @NotNull String piece,
        @NotNull int y,
        @NotNull Instant expiresAt) {

    static CaptchaView of(DrawnPicture drawn) {
        return new CaptchaView(drawn.captchaId(), drawn.background(), drawn.piece(), drawn.y(), drawn.expiresAt());
    }
}
