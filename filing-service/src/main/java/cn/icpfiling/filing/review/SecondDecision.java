package cn.icpfiling.filing.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a second reviewer makes of the first one's decision: so be it, or not, for reasons. */
record SecondDecision(
        @NotNull Decision decision, @Size(max = 50) List<ProviderDecision.@NotNull @Valid DecisionReason> reasons) {

    SecondDecision {
        reasons = reasons == null ? List.of() : reasons;
    }

    /** The two ways out. */
    enum Decision {
        CONFIRM,
        SEND_BACK
    }
}
