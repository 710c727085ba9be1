package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.drafting.ServiceEntry;
import cn.icpfiling.filing.drafting.SubjectEntry;
import cn.icpfiling.filing.submission.Submission;
import cn.icpfiling.filing.typecheck.FilingTypeQuestion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * One order, in the words of the single calls. A new one has a type check; one that stands already is named with the tag that was
 * seen of it, and can only be submitted.
 */
record BulkLine(
        @NotNull @Size(min = 1, max = 64) @Pattern(regexp = REFERENCE)
        String reference,

        @NotNull UUID onBehalfOf,
        @Valid FilingTypeQuestion typeCheck,
        @Valid SubjectEntry subject,
        @Valid ServiceEntry service,
        UUID orderId,
        @Size(max = 64) String ifMatch,
        @Valid Submission submission) {

    /** The partner's own word for it; no place for a name or a phone. */
    static final String REFERENCE = "[A-Za-z0-9._:/-]{1,64}";

    @Override
    public String toString() {
        return "BulkLine[" + reference + "]";
    }
}
