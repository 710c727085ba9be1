package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Reports the age of the Public Suffix List, so that operators renew it before it is out of date. */
@ApplicationScoped
class SuffixListAge {

    private final MeterRegistry metrics;
    private final Clock machine;

    SuffixListAge(MeterRegistry metrics, @MachineClock Clock machine) {
        this.metrics = metrics;
        this.machine = machine;
    }

    void tell(@Observes StartupEvent start) {
        Gauge.builder("icp.public.suffixes.age", this, SuffixListAge::days)
                .baseUnit("days")
                .register(metrics);
    }

    private double days() {
        return ChronoUnit.DAYS.between(DomainName.suffixesAsOf(), LegalTime.dayOf(machine.instant()));
    }
}
