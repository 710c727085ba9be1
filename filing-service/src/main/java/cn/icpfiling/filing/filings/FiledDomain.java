package cn.icpfiling.filing.filings;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Whose a filed domain is and how the subject's principal is reached, in clear; only {@code filed} when it is not filed here. */
record FiledDomain(
        @NotNull boolean filed,
        UUID holder,
        UUID subjectId,
        String principalMobile,
        Integer certificateType,
        String certificateNumber) {

    static final FiledDomain NOT_HERE = new FiledDomain(false, null, null, null, null, null);

    @Override
    public String toString() {
        return "FiledDomain[" + subjectId + "]";
    }
}
