package cn.icpfiling.filing.progress;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reviewer who has claimed an order, and when the claim ends unless they act again. */
@Schema(name = "ReviewClaim")
public record ClaimView(@NotNull UUID reviewer, @NotNull Instant until) {

    /** Null if no reviewer claimed it. */
    public static ClaimView of(UUID reviewer, Instant until) {
        return reviewer == null ? null : new ClaimView(reviewer, until);
    }
}
