package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A proposal with the accounts of its two persons. A proposal of the platform has no proposedBy. */
@Schema(name = "ProviderProposal")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalView(
        @NotNull UUID proposalId,
        @NotNull FiledAct act,
        @NotNull UUID subjectId,
        UUID serviceId,
        @NotNull String reason,
        UUID findingId,
        @NotNull ProviderProposal.State state,
        UUID proposedBy,
        @NotNull Instant proposedAt,
        UUID endorsedBy,
        Instant endorsedAt,
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
                proposal.ground().finding(),
                proposal.state(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.endorsedBy(),
                proposal.endorsedAt(),
                proposal.decidedBy(),
                proposal.decidedAt(),
                proposal.orderId(),
                proposal.returnedOrder());
    }
}
