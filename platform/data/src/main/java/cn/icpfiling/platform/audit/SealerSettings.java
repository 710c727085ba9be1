package cn.icpfiling.platform.audit;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the sealer runs, how patient it is, and how often it anchors. */
@ConfigMapping(prefix = "icp.audit")
public interface SealerSettings {
    /** True where db/platform/audit.sql is included. */
    boolean sealer();

    /** Entries sealed in one transaction. */
    int batch();

    /** How often it looks without being woken. */
    Duration poll();

    /** How long acts gather after it was woken. */
    Duration gather();

    /** How long the lease holds; a killed holder is replaced after this. */
    Duration lease();

    /** After this long a head that moved is anchored. */
    Duration anchorEvery();

    /** After this many entries it is anchored sooner. */
    long anchorEntries();

    Anchors anchors();

    /** Where anchors are kept beside the topic. */
    interface Anchors {
        Optional<Path> dir();
    }
}
