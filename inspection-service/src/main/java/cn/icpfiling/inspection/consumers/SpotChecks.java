package cn.icpfiling.inspection.consumers;

import cn.icpfiling.inspection.core.Settlement;
import cn.icpfiling.inspection.core.SpotCheck;
import cn.icpfiling.inspection.store.SpotCheckTable;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Handles the authority's tasks and its opinions on results, which filing-service publishes. */
@ApplicationScoped
class SpotChecks implements EventHandler {
    private static final String REQUESTED = "filing.spot-check.requested";
    private static final String ANSWERED = "filing.spot-check.answered";

    private final FilingSpotChecks filing;
    private final SpotCheckTable table;
    private final SpotCheckOpinions opinions;

    SpotChecks(@RestClient FilingSpotChecks filing, SpotCheckTable table, SpotCheckOpinions opinions) {
        this.filing = filing;
        this.table = table;
        this.opinions = opinions;
    }

    @Override
    public String topic() {
        return "icp.filing.spot-check.v1";
    }

    @Override
    public String purpose() {
        return "spot-checks";
    }

    @Override
    public Set<String> types() {
        return Set.of(REQUESTED, ANSWERED);
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        if (event.type().equals(ANSWERED)) {
            var opinion = filing.wordsOf(event.as(SpotCheckOpinion.class).spotCheckId())
                    .opinion();
            return () -> opinions.take(event, opinion == null ? "" : opinion);
        }
        var request = event.as(SpotCheckRequest.class);
        var words = filing.wordsOf(request.spotCheckId());
        return () -> table.keep(new SpotCheck(
                request.spotCheckId(),
                words.task(),
                request.subjectId(),
                request.serviceId(),
                request.items(),
                request.dueAt(),
                event.time(),
                words.note(),
                Settlement.none()));
    }
}
