package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.findings.VerdictOutcome;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The last verdict of verification-service, and whether it verifies again by itself. */
@Schema(name = "OrderVerdict")
public record VerdictView(
        @NotNull int submission,
        @NotNull VerdictOutcome outcome,
        @NotNull Instant judgedAt,
        @NotNull boolean finalRound) {

    static VerdictView of(Order order) {
        var verdict = order.verdict();
        return verdict.outcome() == null
                ? null
                : new VerdictView(verdict.submission(), verdict.outcome(), verdict.at(), verdict.finalRound());
    }
}
