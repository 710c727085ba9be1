package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.drafting.ServiceEntry;
import cn.icpfiling.filing.drafting.SubjectEntry;
import cn.icpfiling.filing.typecheck.FilingTypeQuestion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a partner prepares, in the words of the single calls. */
record PrefilledOrderRequest(
        @NotNull @Valid FilingTypeQuestion typeCheck,
        @Valid SubjectEntry subject,
        @Valid ServiceEntry service,
        @NotNull @Valid Holder holder) {

    /** The person who is asked to finish the order. */
    @Schema(name = "PrefillHolder")
    record Holder(
            @NotNull @Size(min = 1, max = 32) String phone,
            @Size(max = 254) String mail,
            @NotNull PrefillLanguage language) {

        @Override
        public String toString() {
            return "Holder";
        }
    }

    @Override
    public String toString() {
        return "PrefilledOrderRequest";
    }
}
