package cn.icpfiling.account.captchas;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Where the piece was put: its left edge in pixels of the background. */
public record CaptchaAnswer(
        @NotNull UUID captchaId,
        @NotNull @Min(0) @Max(10_000) Integer x) {}
