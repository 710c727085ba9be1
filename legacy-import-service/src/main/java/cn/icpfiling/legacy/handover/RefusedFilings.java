package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.store.DayCountTable;
import cn.icpfiling.legacy.store.FiledHereTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** What follows when a filing waits again, because filing-service refused it. */
@ApplicationScoped
class RefusedFilings {

    private final FiledHereTable filedHere;
    private final DayCountTable days;

    RefusedFilings(FiledHereTable filedHere, DayCountTable days) {
        this.filedHere = filedHere;
        this.days = days;
    }

    /** Counts the refusal, and looks whether the filing is filed here by another way. Call it after the row is flushed. */
    @Transactional(Transactional.TxType.MANDATORY)
    void refused(LegacyFiling filing, Instant at) {
        days.add(DayCountTable.What.REFUSED, List.of(filing.checksum()), at);
        filedHere.markIfTaken(filing.id(), at);
    }
}
