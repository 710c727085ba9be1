package cn.icpfiling.legacy.pictures;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the piece was put: its left edge in pixels of the background. */
@Schema(name = "LegacyCaptchaAnswer")
public record CaptchaAnswer(
        @NotNull UUID captchaId,
        @NotNull @Min(0) @Max(10_000) Integer x) {}
