package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.FrozenProvider;
import cn.icpfiling.inspection.core.scans.ScanState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A scan with its progress.
 *
 * @param startedBy null for a scan by schedule
 * @param planned whether all shards are planned, so that the totals are final
 * @param domainsPerSecond over the last seconds, all replicas together; 0 while no shard is worked on
 * @param verdicts domains by verdict, of the shards that are done
 * @param health domains by health, of the shards that are done
 * @param frozen domains whose look did not count
 * @param written states of domains that changed
 * @param frozenGroups the groups of name servers with most bad domains first, at most 50
 * @param frozenProviders the providers that this scan froze, and those that an earlier one froze and that are still open,
 *     at most 50
 * @param unjudgedProviders the providers without networks to compare with, most domains first, at most 50
 */
@Schema(name = "Scan")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScanView(
        UUID scanId,
        long number,
        ScanState state,
        UUID startedBy,
        Instant startedAt,
        Instant endedAt,
        boolean planned,
        int shards,
        int shardsDone,
        long domains,
        long domainsSeen,
        double domainsPerSecond,
        Map<String, Long> verdicts,
        Map<String, Long> health,
        long frozen,
        long written,
        long findingsOpened,
        long findingsCured,
        List<FrozenGroupView> frozenGroups,
        List<FrozenProviderView> frozenProviders,
        List<UnjudgedProviderView> unjudgedProviders) {

    /** A provider whose domains the scan could not judge. */
    @Schema(name = "UnjudgedProvider")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnjudgedProviderView(UUID providerId, String name, long domains) {}

    /** A group of name servers that turned bad at once. */
    @Schema(name = "FrozenNameServers")
    record FrozenGroupView(String nameServers, long domains, long bad) {}

    /**
     * A provider many of whose sites turned away at once.
     *
     * @param scanId the scan that froze it, at which a person decides
     * @param decision null while it is open
     */
    @Schema(name = "FrozenProvider")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FrozenProviderView(
            UUID scanId,
            UUID providerId,
            String name,
            long sites,
            long away,
            FrozenProvider.Decision decision,
            UUID decidedBy,
            Instant decidedAt) {}
}
