package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A proposal with the accounts of its two persons. */
@Schema(name = "ProviderProposal")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalView(
        @NotNull UUID proposalId,
        @NotNull FiledAct act,
        @NotNull UUID subjectId,
        UUID serviceId,
        @NotNull String reason,
        @NotNull ProviderProposal.State state,
        @NotNull UUID proposedBy,
        @NotNull Instant proposedAt,
        UUID decidedBy,
        Instant decidedAt,
        UUID orderId,
        UUID returnedOrder) {

    static ProposalView of(ProviderProposal proposal) {
        return new ProposalView(
                proposal.id(),
                proposal.act(),
                proposal.subjectId(),
                proposal.serviceId().orElse(null),
                proposal.ground().reason(),
                proposal.state(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.decidedBy(),
                proposal.decidedAt(),
                proposal.orderId(),
                proposal.returnedOrder());
    }
}
