package cn.icpfiling.filing.consumers;

import cn.icpfiling.filing.spotchecks.SpotCheckItem;
import cn.icpfiling.filing.spotchecks.TakeResult;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores the inspectors' results of the authority's tasks. A result with an unknown word is refused. */
@ApplicationScoped
class SpotCheckResultHandler implements EventHandler {

    private final TakeResult takeResult;

    SpotCheckResultHandler(TakeResult takeResult) {
        this.takeResult = takeResult;
    }

    @Override
    public String topic() {
        return "icp.inspection.spot-check.v1";
    }

    @Override
    public String purpose() {
        return "spot-check-results";
    }

    @Override
    public Set<String> types() {
        return Set.of("inspection.spot-check.settled");
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var found = event.as(SpotCheckSettled.class);
        var fits = found.answers().stream()
                .collect(Collectors.toMap(answer -> SpotCheckItem.valueOf(answer.item()), answer -> fits(answer)));
        return () -> takeResult.handle(found.spotCheckId(), found.round(), fits, found.settledAt());
    }

    private static boolean fits(SpotCheckSettled.Found answer) {
        return switch (answer.result()) {
            case "FITS" -> true;
            case "DIFFERS" -> false;
            default -> throw new IllegalArgumentException("unknown result " + answer.result());
        };
    }
}
