package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.DeregistrationProposal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A proposal, its two persons by their accounts. */
@Schema(name = "DeregistrationProposal")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalView(
        @NotNull UUID proposalId,
        @NotNull UUID subjectId,
        UUID serviceId,
        @NotNull UUID findingId,
        @NotNull String reason,
        @NotNull DeregistrationProposal.State state,
        @NotNull UUID proposedBy,
        @NotNull Instant proposedAt,
        UUID decidedBy,
        Instant decidedAt,
        UUID orderId) {

    static ProposalView of(DeregistrationProposal proposal) {
        return new ProposalView(
                proposal.id(),
                proposal.subjectId(),
                proposal.serviceId().orElse(null),
                proposal.ground().findingId(),
                proposal.ground().reason(),
                proposal.state(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.decidedBy(),
                proposal.decidedAt(),
                proposal.orderId());
    }
}
