package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import cn.icpfiling.inspection.dns.authority.TestAuthority;
import cn.icpfiling.inspection.dns.verdict.Confirmation;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delegations that cost much or say little. One root server, one registry, two hosts. */
class HostileDelegationTest {
    private static final String ROOT = "127.0.1.1";
    private static final String REGISTRY = "127.0.2.1";
    private static final String HOST = "127.0.3.1";
    private static final String OTHER = "127.0.4.1";
    private static final String SECOND_REGISTRY = "127.0.5.1";
    private static final List<String> SERVERS = List.of(ROOT, REGISTRY, HOST, OTHER, SECOND_REGISTRY);
    private long questions;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("long")
    void thousands_of_name_servers_that_need_each_other_in_a_row_do_not_end_the_run(boolean lastResolves) {
        var last = 1500;
        // The first domain whose lookup waits is at the end of the row, or at its beginning.
        var names = IntStream.rangeClosed(0, last)
                .mapToObj(number -> "d" + (lastResolves ? last - number : number) + ".cn")
                .toList();
        var verdicts = scan(names, ask -> {
            if (ask.server().equals(ROOT)) {
                return refer("cn", REGISTRY);
            }
            if (ask.server().equals(HOST)) {
                return Reply.answer().address(ask.name(), ask.name().startsWith("ns") ? HOST : "192.0.2.1");
            }
            var zone = ask.name().substring(ask.name().indexOf('d'));
            var number = Integer.parseInt(zone.substring(1, zone.length() - 3));
            if (number != last) {
                return Reply.answer().withoutAuthority().nameServer(zone, "ns.d" + (number + 1) + ".cn");
            }
            // The last delegation comes late, so all others wait for each other by then.
            return ask.attempt() < 2 ? Reply.silence() : lastResolves ? refer(zone, HOST) : Reply.error(3);
        });
        assertThat(verdicts).hasSize(last + 1);
        for (var verdict : verdicts) {
            var number = Integer.parseInt(
                    verdict.domain().substring(1, verdict.domain().length() - 3));
            assertThat(verdict.kind() == VerdictKind.ADDRESSES)
                    .as(verdict.domain())
                    .isEqualTo(lastResolves && last - number <= 6);
        }
    }

    @Test
    void a_delegation_to_many_names_without_glue_costs_a_bounded_number_of_questions() {
        Set<String> hosts = ConcurrentHashMap.newKeySet();
        var verdicts = scan(1, ask -> {
            if (ask.server().equals(ROOT)) {
                return refer(ask.name().endsWith("net") ? "net" : "cn", REGISTRY);
            }
            if (ask.name().endsWith("net")) {
                hosts.add(ask.name());
            }
            var name = ask.name();
            var cut = name.endsWith("net") ? name.substring(name.indexOf('.') + 1) : name;
            var reply = Reply.answer().withoutAuthority();
            for (var i = 0; i < 40; i++) {
                reply.nameServer(cut, "ns" + i + ".z" + Math.abs(cut.hashCode() % 100_000) + "-" + i + ".net");
            }
            return reply;
        });
        assertThat(verdicts.getFirst().kind()).isEqualTo(VerdictKind.TIMEOUT);
        assertThat(hosts).hasSizeLessThanOrEqualTo(64);
        assertThat(questions).isLessThan(300);
    }

    @Test
    void one_name_server_with_two_addresses_does_not_confirm_itself() {
        var verdict = one(ask -> switch (ask.server()) {
            case ROOT -> refer("cn", REGISTRY);
            case REGISTRY -> refer("d0.cn", HOST).glue("ns.d0.cn", OTHER).nameServer("d0.cn", "ns.gone.d0.cn");
            default -> Reply.error(3);
        });
        assertThat(verdict.kind()).isEqualTo(VerdictKind.UNCONFIRMED);
        var only = one(ask -> switch (ask.server()) {
            case ROOT -> refer("cn", REGISTRY);
            case REGISTRY -> refer("d0.cn", HOST).glue("ns.d0.cn", OTHER);
            default -> Reply.error(3);
        });
        assertThat(only.kind()).isEqualTo(VerdictKind.NXDOMAIN);
        assertThat(only.a().confirmation()).isEqualTo(Confirmation.ONLY_SERVER);
    }

    @Test
    void one_server_is_no_only_server_while_another_name_gives_no_address() {
        for (var gone : List.of("ns.gone.d0.cn", "ns.denied.cn")) {
            var verdict = one(ask -> switch (ask.server()) {
                case ROOT -> refer("cn", REGISTRY);
                case REGISTRY ->
                    ask.name().endsWith("denied.cn")
                            ? Reply.error(3).soa("cn")
                            : refer("d0.cn", HOST).nameServer("d0.cn", gone);
                default -> Reply.error(3);
            });
            assertThat(verdict.kind()).as(gone).isEqualTo(VerdictKind.UNCONFIRMED);
        }
    }

    @Test
    void what_was_found_inside_a_circle_is_not_kept_for_others() {
        // ns.a.net has glue beside ns.b.net, and ns.b.net needs ns.a.net. Asked first for ns.a.net, b.net has no
        // address.
        for (var late : List.of(0, 30)) {
            var verdicts = scan(2, ask -> switch (ask.server()) {
                case ROOT -> refer(ask.name().endsWith("net") ? "net" : "cn", REGISTRY);
                case REGISTRY ->
                    switch (ask.name()) {
                        case "d0.cn" -> Reply.answer().withoutAuthority().nameServer("d0.cn", "ns.a.net");
                        case "d1.cn" ->
                            Reply.answer()
                                    .withoutAuthority()
                                    .nameServer("d1.cn", "ns.b.net")
                                    .after(late);
                        case "ns.a.net" ->
                            refer("a.net", HOST).nameServer("a.net", "ns.b.net").after(5);
                        default ->
                            Reply.answer()
                                    .withoutAuthority()
                                    .nameServer("b.net", "ns.a.net")
                                    .after(10);
                    };
                default -> Reply.answer().address(ask.name(), ask.name().startsWith("ns") ? OTHER : "192.0.2.1");
            });
            assertThat(verdicts).hasSize(2).allMatch(verdict -> verdict.kind() == VerdictKind.ADDRESSES);
        }
    }

    @Test
    void thousands_of_domains_that_the_registry_delegates_below_a_common_suffix_are_explored_side_by_side() {
        var names = IntStream.range(0, 2000)
                .mapToObj(number -> "d" + number + ".com.cn")
                .toList();
        var most = new AtomicInteger();
        var open = new AtomicInteger();
        var verdicts = scan(names, ask -> switch (ask.server()) {
            case ROOT -> refer("cn", REGISTRY);
            case REGISTRY -> {
                if (ask.name().endsWith("com.cn")) {
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    yield Reply.answer()
                            .withoutAuthority()
                            .nameServer(ask.name(), "ns." + ask.name().charAt(1) + ".host.cn");
                }
                yield ask.name().endsWith("host.cn") ? refer("host.cn", HOST) : Reply.error(3);
            }
            default -> {
                open.set(0);
                yield Reply.answer().address(ask.name(), HOST).after(3);
            }
        });
        assertThat(verdicts).hasSize(2000).allMatch(verdict -> verdict.kind() == VerdictKind.ADDRESSES);
        assertThat(most).as("delegations learnt while no host was asked").hasValueGreaterThan(10);
    }

    @Test
    void the_server_that_speaks_about_a_delegation_does_not_depend_on_who_explores() {
        // The two registries delegate to different hosts, and the hosts do not agree.
        var names = List.of("a.d0.cn", "b.d0.cn", "c.d0.cn", "e.d0.cn", "f.d0.cn", "g.d0.cn");
        var seen = new HashSet<List<InetAddress>>();
        for (var name : names) {
            var verdicts = scan(List.of(name), ask -> switch (ask.server()) {
                case ROOT -> refer("cn", REGISTRY).glue("ns.cn", SECOND_REGISTRY);
                case REGISTRY -> refer("d0.cn", HOST);
                case SECOND_REGISTRY -> refer("d0.cn", OTHER);
                default -> Reply.answer().address(ask.name(), ask.server().equals(HOST) ? "192.0.2.1" : "192.0.2.2");
            });
            seen.add(verdicts.getFirst().addresses());
        }
        assertThat(seen).hasSize(1);
    }

    private static Reply refer(String zone, String server) {
        return Reply.answer().withoutAuthority().nameServer(zone, "ns." + zone).glue("ns." + zone, server);
    }

    private Verdict one(Function<Ask, Reply> script) {
        return scan(1, script).getFirst();
    }

    private List<Verdict> scan(int domains, Function<Ask, Reply> script) {
        return scan(
                IntStream.range(0, domains)
                        .mapToObj(number -> "d" + number + ".cn")
                        .toList(),
                script);
    }

    private List<Verdict> scan(List<String> domains, Function<Ask, Reply> script) {
        try (var authority = new TestAuthority(SERVERS, script)) {
            var zones = TestSettings.zones(Map.of(".", List.of(authority.at(ROOT))), authority.port());
            var settings = TestSettings.withTimeout(TestSettings.of(zones, 1e9), 400);
            var verdicts = new ArrayList<Verdict>();
            var engine = new ScanEngine(settings, Clock.systemUTC(), new SecureRandom());
            var targets = domains.stream().map(ScanTarget::of).iterator();
            var run = new FutureTask<>(() -> engine.run(targets, verdicts::add, Duration.ofSeconds(10)));
            // A small stack, so that a recursion over waiting lookups shows with few of them.
            new Thread(null, run, "scan", 256 << 10).start();
            assertThat(run.get().end()).isEqualTo(ScanReport.End.COMPLETE);
            questions = authority.questions();
            return verdicts;
        } catch (IOException | InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
