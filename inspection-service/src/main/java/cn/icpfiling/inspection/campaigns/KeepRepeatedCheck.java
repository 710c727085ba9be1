package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Stores what a repeated check found: its result, the cure of its finding, and findings of other faults. */
@ApplicationScoped
class KeepRepeatedCheck {
    private final RepeatedCheckTable repeats;
    private final SourceFindings source;
    private final CampaignFindings findings;
    private final Clock clock;

    KeepRepeatedCheck(RepeatedCheckTable repeats, SourceFindings source, CampaignFindings findings, Clock clock) {
        this.repeats = repeats;
        this.source = source;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Writes the result once. The finding that is cured is settled first: another fault of the same reason, at another
     * domain, is a finding of its own then.
     *
     * @param site empty if nothing is filed any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(RepeatedCheck repeat, FindingKey key, Optional<FiledSiteFacts> site, CheckOutcome outcome) {
        var result = repeat.finished(outcome, key.reason(), key.domain(), clock.instant());
        if (result.cured()) {
            source.mended(key, FindingActor.SYSTEM);
        }
        var others = RepeatedCheck.others(outcome, key.reason(), key.domain());
        site.ifPresent(facts -> findings.open(key.sourceKey(), facts, others));
        repeats.finish(result);
    }
}
