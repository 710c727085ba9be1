package cn.icpfiling.sandbox;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The addresses and delays of the simulated parties. */
@ConfigMapping(prefix = "icp.sandbox")
public interface SandboxConfig {

    String bind();

    int smtpPort();

    int whoisPort();

    int dnsPort();

    /** Machine time between two checks of the authority for due work. */
    Duration officePause();

    /** Machine time from the last right code to the authority's decision. */
    Duration decisionDelay();

    /** Delivery time of an SMS to a phone ending in 0002. */
    Duration lateSms();

    /** Response time of RDAP for a slow- domain. */
    Duration slow();

    /** How long the identity source does not respond for a name ending in 超时. */
    Duration silence();
}
