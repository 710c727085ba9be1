package cn.icpfiling.sandbox;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How the counterparts stand and how patient they are. */
@ConfigMapping(prefix = "icp.sandbox")
public interface SandboxConfig {

    String bind();

    int smtpPort();

    int whoisPort();

    int dnsPort();

    /** Machine time between two looks of the authority for what is due. */
    Duration officePause();

    /** Machine time from the last right code to the authority's decision. */
    Duration decisionDelay();

    /** How long an SMS to a phone ending in 0002 is under way. */
    Duration lateSms();

    /** How long RDAP thinks about a slow- domain. */
    Duration slow();

    /** How long the identity source says nothing about a name ending in 超时. */
    Duration silence();
}
