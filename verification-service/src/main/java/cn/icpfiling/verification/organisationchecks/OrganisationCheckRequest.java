package cn.icpfiling.verification.organisationchecks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** @param legalRepresentative name of the alleged legal representative; null if the filing names none */
record OrganisationCheckRequest(
        @NotNull UUID subjectId,
        @NotNull @Size(min = 1, max = 200) String name,
        @NotNull @Min(1) @Max(99) Integer certificateType,
        @NotNull @Size(min = 1, max = 64) String certificateNumber,
        @Size(min = 1, max = 200) String legalRepresentative) {

    @Override
    public String toString() {
        return "OrganisationCheckRequest[" + subjectId + "]";
    }
}
