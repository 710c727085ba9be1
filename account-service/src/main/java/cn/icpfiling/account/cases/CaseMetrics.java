package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.store.OverdueTable;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.time.LegalTime;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Shows how many cases of each kind wait for the support beyond the working day that their holders were told. */
@ApplicationScoped
class CaseMetrics {

    private final SampledGauges gauges;
    private final OverdueTable overdue;
    private final Clock clock;

    CaseMetrics(SampledGauges gauges, OverdueTable overdue, Clock clock) {
        this.gauges = gauges;
        this.overdue = overdue;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var group = gauges.scheduled("cases", () -> overdue.casesDueBefore(LegalTime.dayOf(clock.instant())));
        for (var kind : CaseKind.values()) {
            group.gauge(
                    "icp.account.cases.overdue",
                    "Cases that wait for the support beyond their due day",
                    Tags.of("kind", kind.name()),
                    late -> late.getOrDefault(kind, 0L));
        }
    }
}
