package cn.icpfiling.filing.inquiries;

import cn.icpfiling.filing.core.typecheck.InquiryState;
import cn.icpfiling.filing.core.typecheck.StatusInquiry;
import cn.icpfiling.filing.store.StatusInquiryRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.metrics.SampledGauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The age of the inquiry that has waited longest for a member of staff. */
@ApplicationScoped
class InquiryMetrics {

    private final SampledGauges gauges;
    private final StatusInquiryRepository inquiries;
    private final Clock clock;

    InquiryMetrics(SampledGauges gauges, StatusInquiryRepository inquiries, Clock clock) {
        this.gauges = gauges;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        gauges.scheduled("status-inquiries", this::oldest)
                .age(
                        "icp.filing.status.inquiries.waiting.seconds",
                        "Age of the status inquiry that has waited longest",
                        oldest -> oldest.orElse(null),
                        clock);
    }

    private Optional<Instant> oldest() {
        return UnitOfWork.in(() -> inquiries.page(InquiryState.WAITING, null, 1)).stream()
                .findFirst()
                .map(StatusInquiry::requestedAt);
    }
}
