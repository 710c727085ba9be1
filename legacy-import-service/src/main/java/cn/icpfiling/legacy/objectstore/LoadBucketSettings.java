package cn.icpfiling.legacy.objectstore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The buckets whose objects may be files of a load. Without a name in {@link #buckets} none may. */
@ConfigMapping(prefix = "icp.legacy.loads.objects")
public interface LoadBucketSettings {

    /** The endpoint of the S3 API; no request can name another. */
    Optional<String> url();

    Optional<Set<String>> buckets();

    @WithDefault("us-east-1")
    String region();

    Optional<String> accessKey();

    Optional<String> secretKey();

    /** Bytes of one request. One range is in memory at a time. */
    @WithDefault("4194304")
    int range();

    /** How long the store may be silent while a file is loaded. */
    @WithDefault("1h")
    Duration patience();
}
