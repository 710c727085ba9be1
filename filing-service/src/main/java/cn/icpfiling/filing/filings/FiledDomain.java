package cn.icpfiling.filing.filings;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * The holder of a filed domain and the contact of the subject's principal, decrypted. Only {@code filed} is set if the
 * domain is not filed here.
 */
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
