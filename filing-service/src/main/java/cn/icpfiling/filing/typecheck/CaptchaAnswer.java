package cn.icpfiling.filing.typecheck;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The position of the piece: its left edge in pixels of the background. */
record CaptchaAnswer(
        @NotNull UUID captchaId,
        @NotNull @Min(0) @Max(10_000) Integer x) {}
