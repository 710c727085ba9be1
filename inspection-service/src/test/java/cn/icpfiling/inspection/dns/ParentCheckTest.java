package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import cn.icpfiling.inspection.dns.authority.TestAuthority;
import cn.icpfiling.inspection.dns.verdict.Confirmation;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A delegation on which bad news rests needs the word of two servers of the zone above. The zone cn has two. */
class ParentCheckTest {
    private static final String ROOT = "127.0.1.1";
    private static final String FIRST = "127.0.2.1";
    private static final String SECOND = "127.0.4.1";
    private static final String HOST = "127.0.3.1";
    private static final String EVIL = "127.0.9.9";
    private static final int DOMAINS = 20;
    private static final int NXDOMAIN = 3;
    private final List<Long> asked = new ArrayList<>();

    @Test
    void what_both_servers_of_the_registry_delegate_is_away() {
        var verdicts = scan(ask -> switch (ask.server()) {
            case FIRST, SECOND -> refer(ask.name(), HOST);
            default -> Reply.error(NXDOMAIN);
        });
        assertThat(verdicts).extracting(Verdict::kind).containsOnly(VerdictKind.NXDOMAIN);
        assertThat(verdicts)
                .extracting(verdict -> verdict.a().confirmation())
                .as("the delegation names one host")
                .containsOnly(Confirmation.ONLY_SERVER);
        assertThat(asked.stream().mapToLong(Long::longValue).sum())
                .as("questions to the registry: the delegation, and the second word once for both families")
                .isEqualTo(2L * DOMAINS);
    }

    @Test
    void a_delegation_of_one_lying_server_takes_no_domain_away() {
        var verdicts = scan(ask -> switch (ask.server()) {
            case FIRST -> refer(ask.name(), EVIL);
            case SECOND -> refer(ask.name(), HOST);
            case HOST -> Reply.answer().address(ask.name(), "192.0.2.1");
            default -> Reply.error(NXDOMAIN);
        });
        assertThat(verdicts)
                .extracting(Verdict::kind)
                .as("the order of the servers differs by domain")
                .contains(VerdictKind.DISAGREE, VerdictKind.ADDRESSES)
                .doesNotContain(VerdictKind.NXDOMAIN);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.kind() == VerdictKind.DISAGREE)
                .allMatch(verdict -> verdict.a().proofs().stream()
                        .anyMatch(proof ->
                                proof.server().getAddress().getHostAddress().equals(SECOND)));
    }

    @Test
    void a_domain_that_one_server_of_the_registry_does_not_know_is_unknown() {
        var verdicts = scan(ask -> switch (ask.server()) {
            case FIRST -> refer(ask.name(), EVIL);
            case SECOND -> Reply.answer().address(ask.name(), "192.0.2.1");
            default -> Reply.error(NXDOMAIN);
        });
        assertThat(verdicts).extracting(Verdict::kind).doesNotContain(VerdictKind.NXDOMAIN);
    }

    @Test
    @Tag("long")
    void bad_news_is_unconfirmed_while_the_second_server_of_the_registry_is_silent() {
        var verdicts = scan(ask -> switch (ask.server()) {
            case FIRST -> refer(ask.name(), HOST);
            case SECOND -> Reply.silence();
            default -> Reply.error(NXDOMAIN);
        });
        assertThat(verdicts).extracting(Verdict::kind).containsOnly(VerdictKind.UNCONFIRMED);
    }

    @Test
    void a_server_that_also_has_the_lower_zone_confirms_by_its_answer() {
        var verdicts = scan(ask -> switch (ask.server()) {
            case FIRST -> refer(ask.name(), HOST);
            default -> Reply.error(NXDOMAIN);
        });
        assertThat(verdicts)
                .extracting(Verdict::kind)
                .as("where that server is asked first, the referral of the other one contradicts it")
                .containsOnly(VerdictKind.NXDOMAIN, VerdictKind.DISAGREE);
    }

    private static Reply refer(String zone, String server) {
        return Reply.answer().withoutAuthority().nameServer(zone, "ns." + zone).glue("ns." + zone, server);
    }

    /** The root delegates cn to both servers of the registry. */
    private List<Verdict> scan(Function<Ask, Reply> script) {
        try (var authority = new TestAuthority(
                List.of(ROOT, FIRST, SECOND, HOST, EVIL),
                ask -> ask.server().equals(ROOT)
                        ? Reply.answer()
                                .withoutAuthority()
                                .nameServer("cn", "a.dns.cn")
                                .nameServer("cn", "b.dns.cn")
                                .glue("a.dns.cn", FIRST)
                                .glue("b.dns.cn", SECOND)
                        : script.apply(ask))) {
            var zones = TestSettings.zones(Map.of(".", List.of(authority.at(ROOT))), authority.port());
            var settings = TestSettings.withTimeout(TestSettings.of(zones, 1e9), 100);
            var verdicts = new ArrayList<Verdict>();
            var report = new ScanEngine(settings, Clock.systemUTC(), new SecureRandom())
                    .run(
                            IntStream.range(0, DOMAINS)
                                    .mapToObj(number -> ScanTarget.of("d" + number + ".cn"))
                                    .iterator(),
                            verdicts::add,
                            Duration.ofSeconds(20));
            assertThat(report.end()).isEqualTo(ScanReport.End.COMPLETE);
            List.of(FIRST, SECOND)
                    .forEach(server ->
                            asked.add((long) authority.arrivals(server).size()));
            return verdicts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
