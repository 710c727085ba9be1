package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.ProposedNumbers;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A first reviewer's decision that awaits a second reviewer. */
@Schema(name = "ProposedDecision")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalView(
        @NotNull Decision decision,
        @NotNull UUID reviewer,
        @NotNull Instant at,
        String subjectNumber,
        String serviceNumber) {

    /** The decisions that can be proposed. */
    public enum Decision {
        APPROVE,
        REJECT,
        CONFIRM_GRANT
    }

    /** Null if no second reviewer is awaited. */
    public static ProposalView of(OrderAct proposed, UUID reviewer, Instant at) {
        return of(proposed, reviewer, at, null);
    }

    /** Null if no second reviewer is awaited. The numbers are those of a proposed grant, otherwise null. */
    static ProposalView of(OrderAct proposed, UUID reviewer, Instant at, ProposedNumbers numbers) {
        return proposed == null
                ? null
                : new ProposalView(
                        Decision.valueOf(proposed.name()),
                        reviewer,
                        at,
                        numbers == null ? null : numbers.subject(),
                        numbers == null ? null : numbers.service());
    }
}
