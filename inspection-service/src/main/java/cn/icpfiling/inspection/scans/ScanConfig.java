package cn.icpfiling.inspection.scans;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of scans; {@code application.properties} has the defaults and says more about each. */
@ConfigMapping(prefix = "icp.scan")
interface ScanConfig {
    /** Mean time between the starts of two scans, or {@code off}. */
    String every();

    /** How often a replica looks whether a scan has to be started, planned or judged. */
    String tend();

    /** How often a replica looks for rescans. */
    String rescans();

    /** The longest time of one run of rescans; those without an answer by then are tried again. */
    Duration longestRescans();

    /** How many rescans of one finding a holder may ask for on a legal day. */
    int rescansPerDay();

    /** How often old looks, and the shards of old scans, are deleted. */
    String tidy();

    /** How long looks are kept, and the shards of a scan after its end. */
    Duration keepLooks();

    /** How often old rescans are deleted. */
    String tidyRescans();

    /** How long rescans of a settled finding are kept after its last step; those on which a step rests stay. */
    Duration keepRescans();

    /** Domains of a shard, at most. */
    int shardSize();

    /** After which silence of a replica another one takes its shard. */
    Duration shardLease();

    /** The longest time for the domains of one shard; those without an answer by then are unknown. */
    Duration longest();

    /** Replicas that scan at once, among which rates are divided. */
    int replicas();

    /** Questions a second of all replicas together. */
    double totalRate();

    /** Questions a second to one group of name servers, of all replicas together. */
    double groupRate();

    /** Name servers where resolution starts, as address[:port]; the root name servers if absent. */
    Optional<List<String>> rootServers();

    /** Recursive resolvers that are asked instead of authoritative name servers, as address[:port]. */
    Optional<List<String>> resolvers();

    /** Recursive resolvers of the second vantage point, at least two, as address[:port]; none if absent. */
    Optional<List<String>> vantageResolvers();

    /** The sub-domains that are asked for, as labels, if the policy says that a healthy one suffices. */
    List<String> subdomains();

    /** The port of name servers that a referral names. */
    int serverPort();

    /** Whether a referral may lead to a private address. Only for a sandbox. */
    boolean privateServers();

    /** Whether name servers are also asked over IPv6. */
    boolean ipv6();

    /** Whether questions of one length to one name server pass the kernel as one packet (UDP_SEGMENT), where it can. */
    boolean joinPackets();

    /** The part of a group's domains that must turn bad at once for the group to be frozen, 0 to 1. */
    double frozenShare();

    /** The part of a provider's domains that must turn away at once for the provider to be frozen, 0 to 1. */
    double frozenProviderShare();

    /** Domains that must turn bad for a group to be frozen. */
    int frozenFewest();

    /** Domains that must turn away for a provider to be frozen. */
    int frozenProviderFewest();

    /** The part of a scan's domains, 0 to 1, about which it learned nothing, from which on it counts as no look of an unknown domain. */
    double unknownShare();

    /** Domains that a scan must have learned nothing about for that. */
    int unknownFewest();

    /** Domains with silent or contradicting name servers that persons are given at a time, at most. */
    int unansweredAtATime();

    /** How long a person's decision on a domain that stays unknown holds. */
    Duration decisionsHold();
}
