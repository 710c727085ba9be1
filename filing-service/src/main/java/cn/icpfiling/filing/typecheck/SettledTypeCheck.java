package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.views.RegionView;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** What a type check asked and answered, in clear. */
record SettledTypeCheck(
        @NotNull UUID typeCheckId,
        @NotNull UUID holder,
        @NotNull FilingType type,
        @NotNull RegionView region,
        @NotNull int nature,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        @NotNull String domain,
        @NotNull Instant checkedAt) {

    static SettledTypeCheck of(FilingTypeCheck check, String certificateNumber) {
        var settled = check.identity();
        return new SettledTypeCheck(
                check.id(),
                check.holder(),
                check.answer(),
                RegionView.of(settled.region()),
                settled.nature(),
                settled.certificateType(),
                certificateNumber,
                settled.domain(),
                check.checkedAt());
    }

    @Override
    public String toString() {
        return "SettledTypeCheck[" + typeCheckId + "]";
    }
}
