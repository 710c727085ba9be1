package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Every server location is in the table, and there is at least one. */
final class ServerLocationsAreKnown implements FilingRule {

    @Override
    public String id() {
        return "F-043";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return Flags.unknown(
                "/service/serverLocation",
                facts.service().serverLocation(),
                facts.codes().serverLocations(),
                true,
                id(),
                "server-locations");
    }
}
