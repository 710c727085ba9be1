package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import cn.icpfiling.inspection.dns.authority.TestAuthority;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import cn.icpfiling.inspection.dns.zone.ZoneSettings;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelegationTest {
    private static final String ROOT = "127.0.1.1";
    private static final String REGISTRY = "127.0.2.1";
    private static final String HOST = "127.0.3.1";
    private static final String EVIL = "127.0.9.9";
    private static final List<String> SERVERS = List.of(ROOT, REGISTRY, HOST, EVIL);
    private long rootQuestions;

    @Test
    void the_root_is_asked_once_for_a_top_level_zone_that_thousands_of_domains_need() {
        var verdicts = scan(2000, false, ask -> switch (ask.server()) {
            case ROOT -> refer("cn", REGISTRY);
            case REGISTRY -> refer(ask.name(), HOST);
            default -> Reply.answer().address(ask.name(), "192.0.2.1");
        });
        assertThat(verdicts).hasSize(2000).allMatch(verdict -> verdict.kind() == VerdictKind.ADDRESSES);
        assertThat(verdicts).allMatch(verdict -> verdict.group().equals("127.0.3.0/24"));
        assertThat(verdicts).allMatch(verdict -> verdict.a().parentGroup().equals("127.0.2.0/24"));
        assertThat(rootQuestions).isLessThan(5);
    }

    @Test
    void glue_from_outside_the_delegating_zone_is_not_believed() {
        var verdict = one(ask -> switch (ask.server()) {
            case ROOT -> ask.name().endsWith("net") ? refer("net", HOST) : refer("cn", REGISTRY);
            case REGISTRY ->
                Reply.answer()
                        .withoutAuthority()
                        .nameServer("d0.cn", "ns.host.net")
                        .glue("ns.host.net", EVIL);
            case HOST -> Reply.answer().address(ask.name(), ask.name().equals("ns.host.net") ? HOST : "192.0.2.1");
            default -> Reply.answer().address(ask.name(), "203.0.113.66");
        });
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(verdict.addresses()).extracting(Object::toString).containsExactly("/192.0.2.1");
    }

    @Test
    void records_of_another_zone_are_not_believed() {
        var verdict = one(ask -> switch (ask.server()) {
            case ROOT -> ask.name().endsWith("net") ? refer("net", EVIL) : refer("cn", HOST);
            case HOST -> Reply.answer().alias(ask.name(), "www.other.net").address("www.other.net", "203.0.113.66");
            default -> Reply.answer().address(ask.name(), "192.0.2.1");
        });
        assertThat(verdict.addresses()).extracting(Object::toString).containsExactly("/192.0.2.1");
        assertThat(verdict.a().aliases()).containsExactly("www.other.net.");
    }

    @Test
    void name_servers_that_need_each_other_decide_nothing() {
        var verdict = one(ask -> {
            if (ask.server().equals(ROOT)) {
                return refer(ask.name().endsWith("net") ? "net" : "cn", REGISTRY);
            }
            var isHost = ask.name().endsWith("net");
            var zone = isHost ? ask.name().substring(ask.name().length() - 5) : ask.name();
            var other = zone.equals("a.net") ? "ns.b.net" : "ns.a.net";
            return Reply.answer().withoutAuthority().nameServer(zone, other);
        });
        assertThat(verdict.kind()).isEqualTo(VerdictKind.TIMEOUT);
    }

    @Test
    void a_denial_stays_unconfirmed_while_the_second_name_server_is_not_found() {
        var verdict = one(ask -> {
            if (ask.server().equals(ROOT)) {
                return refer(ask.name().endsWith("net") ? "net" : "cn", REGISTRY);
            }
            if (ask.server().equals(HOST)) {
                return Reply.error(3);
            }
            return ask.name().endsWith("net")
                    ? Reply.error(2)
                    : refer("d0.cn", HOST).nameServer("d0.cn", "ns.gone.net");
        });
        assertThat(verdict.kind()).isEqualTo(VerdictKind.UNCONFIRMED);
    }

    @Test
    void a_referral_does_not_lead_into_a_private_network() {
        var verdicts = scan(
                1,
                true,
                ask -> ask.server().equals(ROOT)
                        ? refer("cn", REGISTRY)
                        : Reply.answer().address(ask.name(), "192.0.2.1"));
        assertThat(verdicts.getFirst().kind()).isEqualTo(VerdictKind.LAME);
        assertThat(verdicts.getFirst().a().proofs()).as("the referral").hasSize(1);
    }

    @Test
    void a_deleted_domain_is_denied_by_the_registry() {
        var verdict = one(ask -> ask.server().equals(ROOT)
                ? refer("cn", REGISTRY)
                : Reply.error(3).soa("cn"));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.NXDOMAIN);
        assertThat(verdict.group()).isEqualTo("127.0.2.0/24");
    }

    @Test
    void recursive_resolvers_are_believed_about_every_name() throws IOException {
        try (var authority = new TestAuthority(
                SERVERS,
                ask -> ask.name().equals("d1.cn")
                        ? Reply.error(3).withoutAuthority().soa("cn")
                        : Reply.answer()
                                .withoutAuthority()
                                .alias(ask.name(), "www.other.net")
                                .address("www.other.net", "192.0.2.1"))) {
            var zones = ZoneSettings.recursive(List.of(authority.at(ROOT), authority.at(REGISTRY)));
            var verdicts = run(zones, 2);
            verdicts.sort((left, right) -> left.domain().compareTo(right.domain()));
            assertThat(verdicts).extracting(Verdict::kind).containsExactly(VerdictKind.ADDRESSES, VerdictKind.NXDOMAIN);
            assertThat(verdicts.get(0).a().aliases()).containsExactly("www.other.net.");
            assertThat(verdicts.get(0).a().proofs().getFirst().flags() & 0x100)
                    .as("recursion desired")
                    .isNotZero();
        }
    }

    /** RFC 2308 2.2: name servers without SOA lead on and deny nothing, whatever authority the answer claims. */
    @Test
    void a_referral_upwards_is_no_denial() {
        var verdict = one(ask -> ask.server().equals(ROOT)
                ? refer("cn", REGISTRY)
                : Reply.answer().nameServer(".", "a.root-servers.net"));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.LAME);
    }

    /** Names with nine aliases are in use, and public resolvers follow more. */
    @Test
    void twelve_aliases_in_a_row_lead_to_an_address() {
        var verdict = one(ask -> ask.server().equals(ROOT)
                ? refer("cn", REGISTRY)
                : ask.name().startsWith("x".repeat(12))
                        ? Reply.answer().address(ask.name(), "192.0.2.1")
                        : Reply.answer().alias(ask.name(), "x" + ask.name()));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(verdict.a().aliases()).hasSize(12);
    }

    /** A resolver that does not recurse for this caller leads to the root, as old ones do. */
    @Test
    void a_resolver_that_only_leads_on_says_nothing() throws IOException {
        try (var authority = new TestAuthority(
                SERVERS, ask -> Reply.answer().withoutAuthority().nameServer(".", "a.root-servers.net"))) {
            var zones = ZoneSettings.recursive(List.of(authority.at(ROOT), authority.at(REGISTRY)));
            assertThat(run(zones, 1)).extracting(Verdict::kind).containsExactly(VerdictKind.LAME);
        }
    }

    private Verdict one(Function<Ask, Reply> script) {
        return scan(1, false, script).getFirst();
    }

    private static Reply refer(String zone, String server) {
        return Reply.answer().withoutAuthority().nameServer(zone, "ns." + zone).glue("ns." + zone, server);
    }

    private List<Verdict> scan(int domains, boolean publicOnly, Function<Ask, Reply> script) {
        try (var authority = new TestAuthority(SERVERS, script)) {
            var roots = Map.of(".", List.of(authority.at(ROOT)));
            var zones = publicOnly
                    ? ZoneSettings.authoritative(roots, authority.port())
                    : TestSettings.zones(roots, authority.port());
            var verdicts = run(zones, domains);
            rootQuestions = authority.arrivals(ROOT).size();
            return verdicts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Verdict> run(ZoneSettings zones, int domains) {
        var settings = TestSettings.withTimeout(TestSettings.of(zones, 1e9), 100);
        var verdicts = new ArrayList<Verdict>();
        var report = new ScanEngine(settings, Clock.systemUTC(), new SecureRandom())
                .run(
                        IntStream.range(0, domains)
                                .mapToObj(number -> ScanTarget.of("d" + number + ".cn"))
                                .iterator(),
                        verdicts::add,
                        Duration.ofSeconds(20));
        assertThat(report.end()).isEqualTo(ScanReport.End.COMPLETE);
        return verdicts;
    }
}
