package cn.icpfiling.filing.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The second reviewer's answer to the first one's decision: confirmed, or sent back with reasons. */
record SecondDecision(
        @NotNull Decision decision, @Size(max = 50) List<ProviderDecision.@NotNull @Valid DecisionReason> reasons) {

    SecondDecision {
        reasons = reasons == null ? List.of() : reasons;
    }

    /** The two answers. */
    enum Decision {
        CONFIRM,
        SEND_BACK
    }
}
