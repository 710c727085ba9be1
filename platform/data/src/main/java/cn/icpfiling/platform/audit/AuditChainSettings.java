package cn.icpfiling.platform.audit;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether the writer of the chain runs, its batch, intervals and lease, and how often it anchors. */
@ConfigMapping(prefix = "icp.audit")
public interface AuditChainSettings {
    /** True where db/platform/0005-audit.sql is included. */
    boolean chain();

    /** Entries appended to the chain in one transaction. */
    int batch();

    /** Interval between checks of the queue without a wake-up. */
    Duration poll();

    /** How long the writer of the chain collects entries after a wake-up. */
    Duration gather();

    /** Duration of the lease. Another replica replaces a holder that died after this time. */
    Duration lease();

    /** An anchor is due this long after the last one, if the head has moved. */
    Duration anchorEvery();

    /** This number of new links makes an anchor due earlier. */
    long anchorEntries();

    Anchors anchors();

    /** Where anchors are stored in addition to the topic. */
    interface Anchors {
        Optional<Path> dir();
    }
}
