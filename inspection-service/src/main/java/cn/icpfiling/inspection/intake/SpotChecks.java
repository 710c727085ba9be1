package cn.icpfiling.inspection.intake;

import cn.icpfiling.inspection.core.SpotCheck;
import cn.icpfiling.inspection.store.SpotCheckTable;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Takes the authority's tasks that filing-service passes on. */
@ApplicationScoped
class SpotChecks implements EventHandler {
    private final FilingSpotChecks filing;
    private final SpotCheckTable table;

    SpotChecks(@RestClient FilingSpotChecks filing, SpotCheckTable table) {
        this.filing = filing;
        this.table = table;
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
        return Set.of("filing.spot-check.requested");
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
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
                words.note()));
    }
}
