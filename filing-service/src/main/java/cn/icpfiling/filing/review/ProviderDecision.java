package cn.icpfiling.filing.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The reviewer's decision and its reasons. */
record ProviderDecision(
        @NotNull Decision decision, @Size(max = 50) List<@NotNull @Valid DecisionReason> reasons) {

    ProviderDecision {
        reasons = reasons == null ? List.of() : reasons;
    }

    /** The three outcomes of a review. */
    enum Decision {
        APPROVE,
        REQUEST_CORRECTION,
        REJECT
    }

    /** A reason of the catalogue, and the part of the order that it is about. */
    record DecisionReason(
            @NotNull @Size(min = 1, max = 60) String code,

            @NotNull @Size(max = 200) @Pattern(regexp = "^/.*$")
            String pointer) {}
}
