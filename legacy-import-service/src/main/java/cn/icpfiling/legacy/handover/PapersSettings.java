package cn.icpfiling.legacy.handover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where the files of the old platform's papers lie. Without an address, filings with papers wait for one. */
@ConfigMapping(prefix = "icp.legacy.papers")
interface PapersSettings {

    /** The endpoint of the S3 API. */
    Optional<String> url();

    Optional<String> bucket();

    @WithDefault("us-east-1")
    String region();

    /** Of every key, with its slash. */
    Optional<String> prefix();

    Optional<String> accessKey();

    Optional<String> secretKey();
}
