package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.core.OldPlatformRoutes;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What is due for filings that were submitted on the old platform up to a day.
 *
 * @param until the last day, in Beijing
 */
record OldPlatformRoute(
        @NotNull LocalDate until,
        @NotNull Step step,
        @NotNull @Size(min = 1, max = 300) String source) {

    /** The steps that a filing on the old platform may need. */
    enum Step {
        CLAIM,
        LEGACY_IMPORT
    }

    OldPlatformRoutes.Route route() {
        return new OldPlatformRoutes.Route(until, NextStep.valueOf(step.name()));
    }
}
