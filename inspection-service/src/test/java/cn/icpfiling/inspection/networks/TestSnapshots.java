package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.Cidr;
import cn.icpfiling.inspection.core.networks.Network;
import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.platform.id.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Snapshots of networks for tests that have no database. */
public final class TestSnapshots {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private TestSnapshots() {}

    /** One provider with blocks in Zhejiang. */
    public static NetworkSnapshot of(UUID provider, List<String> cidrs) {
        var networks = cidrs.stream()
                .map(cidr -> new Network(Cidr.parse(cidr), "33", DAY, null))
                .map(network -> new RecordedNetwork(Ids.next(), provider, network, Instant.EPOCH, null))
                .toList();
        return NetworkSnapshot.of(1, DAY, networks, new NetworkRegions());
    }
}
