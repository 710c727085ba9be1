package cn.icpfiling.legacy.reasons;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something ended without its object, and what its holder does next; the codes may grow. */
@Schema(name = "LegacyReason")
public record Reason(
        @NotNull String code,
        @NotNull String detail,
        @NotNull String remedy) {}
