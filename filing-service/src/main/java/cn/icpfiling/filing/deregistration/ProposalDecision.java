package cn.icpfiling.filing.deregistration;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the second person says; the proposer may decline it, too. */
record ProposalDecision(@NotNull Choice decision) {

    @Schema(name = "ProposalChoice")
    enum Choice {
        CONFIRM,
        DECLINE
    }
}
