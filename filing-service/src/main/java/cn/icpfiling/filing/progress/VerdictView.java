package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.VerdictOutcome;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What verification-service found last. */
@Schema(name = "OrderVerdict")
public record VerdictView(
        @NotNull int submission,
        @NotNull VerdictOutcome outcome,
        @NotNull Instant judgedAt) {

    static VerdictView of(Order order) {
        return order.verdictOutcome() == null
                ? null
                : new VerdictView(order.verdictSubmission(), order.verdictOutcome(), order.verdictAt());
    }
}
