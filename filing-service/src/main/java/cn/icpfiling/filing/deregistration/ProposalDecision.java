package cn.icpfiling.filing.deregistration;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The second person's decision. The proposer may decline too. */
record ProposalDecision(@NotNull Choice decision) {

    @Schema(name = "ProposalChoice")
    enum Choice {
        CONFIRM,
        DECLINE
    }
}
