package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.OrderAct;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a first reviewer decided where a second one has to look. */
@Schema(name = "ProposedDecision")
public record ProposalView(
        @NotNull Decision decision,
        @NotNull UUID reviewer,
        @NotNull Instant at) {

    /** What can be proposed. */
    public enum Decision {
        APPROVE,
        REJECT
    }

    /** Null where no second reviewer is awaited. */
    public static ProposalView of(OrderAct proposed, UUID reviewer, Instant at) {
        return proposed == null ? null : new ProposalView(Decision.valueOf(proposed.name()), reviewer, at);
    }
}
