package cn.icpfiling.legacy;

import cn.icpfiling.platform.testkit.NeighbourStub;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The neighbours as this service sees them: filing-service's subjects and the token endpoint, over HTTP. Quarkus starts the
 * resources of all test classes for each, and the address of {@link Neighbours} is the one that holds, so it serves these
 * subjects too.
 */
public final class FilingStub extends NeighbourStub {

    private static final Map<UUID, String> SUBJECTS = new ConcurrentHashMap<>();

    public FilingStub() {
        super("icp.filing.url", "icp.account.url");
    }

    @Override
    protected void knows(UUID id, String json) {
        super.knows(id, json);
        SUBJECTS.put(id, json);
    }

    static Optional<String> subject(UUID id) {
        return Optional.ofNullable(SUBJECTS.get(id));
    }
}
