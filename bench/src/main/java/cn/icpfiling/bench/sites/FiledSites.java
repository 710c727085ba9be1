package cn.icpfiling.bench.sites;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Filed sites with one domain each, of 20 providers with 50,000 networks of IPv4 and 2,000 of IPv6, and the zone that says
 * where the domains point: to a network of the site's provider. A hundredth of them, another one for each scan, points to
 * an address that is no provider's. So each scan after the first meets a hundredth that has gone and one that has come
 * back.
 */
final class FiledSites {
    /** One scan after another, that many times: then the same domains are away again. */
    static final int SLICES = 100;

    private static final int PROVIDERS = 20;
    private static final int NETWORKS = 50_000;
    private static final int NETWORKS_V6 = 2_000;
    private static final int FIRST_NETWORK = 11 << 24;
    private static final int BETWEEN_NETWORKS = 512;
    private static final int HOSTS = 250;
    private static final int WITH_IPV6 = 3;

    /** Odd, so that no two numbers below 2^32 give the same name; the order of names is not that of the ids. */
    private static final long SPREAD = 2_654_435_761L;

    private static final String ZONE = "bench.test";
    private static final String PROVIDER = "UNHEX(LPAD(HEX(seq %% %d), 32, '0'))".formatted(PROVIDERS);
    private static final String SUBJECT = "UNHEX(CONCAT('0198', LPAD(HEX(seq), 28, '0')))";
    private static final String SERVICE = "UNHEX(CONCAT('0199', LPAD(HEX(seq), 28, '0')))";
    private static final String THEN = "'2024-03-02 02:00:00.000000'";

    private final int count;

    FiledSites(int count) {
        if (count % SLICES != 0) {
            throw new IllegalArgumentException("A number of sites that " + SLICES + " divides");
        }
        this.count = count;
    }

    int count() {
        return count;
    }

    /** Domains that a scan after the first finds changed: those that have gone, and those that have come back. */
    int changed() {
        return 2 * count / SLICES;
    }

    /** Domains that are away in each scan. */
    int away() {
        return count / SLICES;
    }

    /** Lays the rows in; MariaDB's sequence tables count. */
    void layIn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO network_lists (provider, name, version, changed_at) SELECT " + PROVIDER
                    + ", CONCAT('provider ', seq), 1, " + THEN + " FROM seq_0_to_" + (PROVIDERS - 1));
            statement.execute(networks(
                    4,
                    "UNHEX(LPAD(HEX(%d + seq * %d), 8, '0'))".formatted(FIRST_NETWORK, BETWEEN_NETWORKS),
                    "UNHEX(LPAD(HEX(%d + seq * %d + 255), 8, '0'))".formatted(FIRST_NETWORK, BETWEEN_NETWORKS),
                    24,
                    NETWORKS));
            statement.execute(networks(
                    6,
                    "UNHEX(CONCAT('2400', LPAD(HEX(seq), 4, '0'), REPEAT('0', 24)))",
                    "UNHEX(CONCAT('2400', LPAD(HEX(seq), 4, '0'), REPEAT('F', 24)))",
                    32,
                    NETWORKS_V6));
            statement.execute("UPDATE network_publications SET version = version + 1");
            var all = " FROM seq_0_to_" + (count - 1);
            statement.execute(
                    "INSERT INTO filed_subjects (subject_id, holder, province, nature, subject_number, status,"
                            + " certificate_type, certificate_number, certificate_index, name, partner) SELECT "
                            + SUBJECT + ", "
                            + SUBJECT + ", '11', 4, CONCAT('京ICP备', seq, '号'), 'REGISTERED', 1, RANDOM_BYTES(60),"
                            + " RANDOM_BYTES(16), RANDOM_BYTES(80), IF(seq % " + PROVIDERS + " = 0, NULL, " + PROVIDER
                            + ")" + all);
            statement.execute(
                    "INSERT INTO filed_sites (service_id, subject_id, service_number, kind, status, access_status,"
                            + " filed_at) SELECT " + SERVICE + ", " + SUBJECT
                            + ", CONCAT('京ICP备', seq, '号-1'), 'WEBSITE',"
                            + " 'REGISTERED', 'LIVE', " + THEN + all);
            statement.execute("INSERT INTO filed_site_domains (service_id, domain) SELECT " + SERVICE
                    + ", CONCAT('s', LPAD(LOWER(HEX(seq * " + SPREAD + " % 4294967296)), 8, '0'), '." + ZONE + "')"
                    + all);
            connection.commit();
            statement.execute("ANALYZE TABLE filed_subjects, filed_sites, filed_site_domains, provider_networks");
            connection.commit();
        }
    }

    private static String networks(int family, String first, String last, int prefix, int count) {
        return "INSERT INTO provider_networks (network_id, provider, family, first_address, last_address, prefix_length,"
                + " region, valid_from, valid_to, recorded_at, removed_at) SELECT UNHEX(CONCAT('019" + family
                + "', LPAD(HEX(seq), 28, '0'))), " + PROVIDER + ", " + family + ", " + first + ", " + last + ", "
                + prefix
                + ", '11', '2020-01-01', NULL, " + THEN + ", NULL FROM seq_0_to_" + (count - 1);
    }

    /** Writes the zone as it is for a scan; the scans are numbered from 0. */
    void writeZone(Path file, int scan) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write("$ORIGIN " + ZONE + ".\n$TTL 3600\n@ SOA ns hostmaster " + (scan + 1)
                    + " 3600 600 86400 600\n@ NS ns\nns A 127.0.0.1\nserial A 10.0.0." + scan % SLICES + "\n");
            for (var number = 0; number < count; number++) {
                var away = number % SLICES == scan % SLICES;
                out.write(label(number) + " A " + (away ? "203.0.113." + (1 + number % HOSTS) : ipv4(number)) + "\n");
                if (!away && number % WITH_IPV6 == 0) {
                    out.write(label(number) + " AAAA " + ipv6(number) + "\n");
                }
            }
        }
    }

    /** The questions of a scan for dnsperf: A and AAAA of each domain. */
    void writeQuestions(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (var number = 0; number < count; number++) {
                var name = label(number) + "." + ZONE;
                out.write(name + " A\n" + name + " AAAA\n");
            }
        }
    }

    private static String label(int number) {
        return "s%08x".formatted(number * SPREAD & 0xffffffffL);
    }

    /** An address in a network of the site's provider; the networks of a provider are PROVIDERS apart. */
    private static String ipv4(int number) {
        var network = networkOf(number, NETWORKS);
        var address = FIRST_NETWORK + network * BETWEEN_NETWORKS + 1 + number % HOSTS;
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    private static String ipv6(int number) {
        return "2400:%x:%x:%x::1".formatted(networkOf(number, NETWORKS_V6), number >>> 16, number & 0xffff);
    }

    private static int networkOf(int number, int networks) {
        var ofProvider = networks / PROVIDERS;
        return (int) (number * 7919L % ofProvider) * PROVIDERS + number % PROVIDERS;
    }
}
