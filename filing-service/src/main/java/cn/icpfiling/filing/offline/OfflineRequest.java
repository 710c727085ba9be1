package cn.icpfiling.filing.offline;

import cn.icpfiling.platform.personaldata.MaskedValues;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The type check for which a case is opened. */
record OfflineRequest(@NotNull UUID typeCheckId, @Valid OfflineApplicant applicant) {

    void requireInClear() {
        if (applicant != null) {
            new MaskedValues()
                    .at("/applicant/name", applicant.name())
                    .at("/applicant/principal", applicant.principal())
                    .at("/applicant/phone", applicant.phone())
                    .refuse();
        }
    }
}
