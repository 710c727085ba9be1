package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.findings.PapersGround;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Whether papers are accepted for a registrant who is not the subject: accepted on a ground, or refused for reasons.
 */
record PapersDecision(
        @NotNull Decision decision,
        PapersGround ground,
        @Size(max = 50) List<ProviderDecision.@NotNull @Valid DecisionReason> reasons) {

    PapersDecision {
        reasons = reasons == null ? List.of() : reasons;
    }

    /** The two decisions. */
    enum Decision {
        ACCEPT,
        REFUSE
    }
}
