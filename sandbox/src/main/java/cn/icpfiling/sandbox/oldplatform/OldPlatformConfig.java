package cn.icpfiling.sandbox.oldplatform;

import io.smallrye.config.ConfigMapping;

/** The access key of the old platform's object store. */
@ConfigMapping(prefix = "icp.old-platform")
interface OldPlatformConfig {

    String accessKey();

    String secretKey();
}
