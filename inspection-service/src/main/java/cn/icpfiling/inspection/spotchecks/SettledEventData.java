package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.inspection.core.Settlement;
import cn.icpfiling.inspection.core.SpotCheck;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The data of inspection.spot-check.settled; ids and codes only. */
record SettledEventData(UUID spotCheckId, UUID subjectId, int round, List<ItemAnswer> answers, Instant settledAt) {

    static SettledEventData of(SpotCheck check, Settlement settlement) {
        return new SettledEventData(
                check.id(),
                check.subjectId(),
                settlement.round(),
                ItemAnswer.of(settlement.answers()),
                settlement.settledAt());
    }
}
