package cn.icpfiling.filing.views;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One fault, in the caller's language. */
@Schema(name = "Finding")
public record FindingView(
        @NotNull String pointer,
        @NotNull String code,
        String rule,
        @NotNull String detail,
        String remedy) {}
