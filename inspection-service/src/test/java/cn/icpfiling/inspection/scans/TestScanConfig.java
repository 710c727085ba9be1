package cn.icpfiling.inspection.scans;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings for name servers on loopback. */
record TestScanConfig(
        String every, int serverPort, Optional<List<String>> rootServers, Optional<List<String>> vantageResolvers)
        implements ScanConfig {
    TestScanConfig(int serverPort, Optional<List<String>> rootServers, Optional<List<String>> vantageResolvers) {
        this("off", serverPort, rootServers, vantageResolvers);
    }

    /** A rhythm alone. */
    static TestScanConfig every(String mean) {
        return new TestScanConfig(mean, 53, Optional.empty(), Optional.empty());
    }

    @Override
    public String tend() {
        return "1s";
    }

    @Override
    public String rescans() {
        return "1s";
    }

    @Override
    public Duration longestRescans() {
        return Duration.ofSeconds(40);
    }

    @Override
    public boolean joinPackets() {
        return true;
    }

    @Override
    public int rescansPerDay() {
        return 3;
    }

    @Override
    public String tidy() {
        return "1h";
    }

    @Override
    public Duration keepLooks() {
        return Duration.ofDays(1);
    }

    @Override
    public int shardSize() {
        return 100;
    }

    @Override
    public Duration shardLease() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(60);
    }

    @Override
    public int replicas() {
        return 1;
    }

    @Override
    public double totalRate() {
        return 10_000;
    }

    @Override
    public double groupRate() {
        return 5_000;
    }

    @Override
    public Optional<List<String>> resolvers() {
        return Optional.empty();
    }

    @Override
    public List<String> subdomains() {
        return List.of("www", "shop");
    }

    @Override
    public boolean privateServers() {
        return true;
    }

    @Override
    public boolean ipv6() {
        return false;
    }

    @Override
    public double frozenShare() {
        return 0.5;
    }

    @Override
    public double frozenProviderShare() {
        return 0.3;
    }

    @Override
    public int frozenFewest() {
        return 20;
    }

    @Override
    public int frozenProviderFewest() {
        return 20;
    }

    @Override
    public double unknownShare() {
        return 0.2;
    }

    @Override
    public int unknownFewest() {
        return 10;
    }

    @Override
    public int unansweredAtATime() {
        return 1;
    }

    @Override
    public String tidyRescans() {
        return "off";
    }

    @Override
    public Duration keepRescans() {
        return Duration.ofDays(1095);
    }

    @Override
    public Duration decisionsHold() {
        return Duration.ofDays(90);
    }
}
