package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import cn.icpfiling.inspection.dns.authority.TestAuthority;
import cn.icpfiling.inspection.dns.verdict.Confirmation;
import cn.icpfiling.inspection.dns.verdict.HereTest;
import cn.icpfiling.inspection.dns.verdict.Proof;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One zone with two servers of two groups. The script decides by the asked server. */
class VerdictsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private static final String ONE = "127.0.1.1";
    private static final String TWO = "127.0.2.1";
    private static final int AAAA = 28;
    private TestAuthority authority;
    private ScanReport report;
    private int timeoutMillis = 60;

    @AfterEach
    void stop() throws IOException {
        authority.close();
    }

    @Test
    void addresses_of_both_families_are_merged_in_order_with_their_proof() {
        var verdict = scan(ask -> ask.type() == AAAA
                ? Reply.answer().address(ask.name(), "2001:db8::1")
                : Reply.answer().address(ask.name(), "192.0.2.9").address(ask.name(), "192.0.2.1"));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(verdict.addresses())
                .extracting(InetAddress::getHostAddress)
                .containsExactly("192.0.2.1", "192.0.2.9", "2001:db8:0:0:0:0:0:1");
        assertThat(verdict.group()).isEqualTo("127.0.1.0/24+127.0.2.0/24");
        assertThat(verdict.a().confirmation()).isEqualTo(Confirmation.NOT_NEEDED);
        assertThat(verdict.a().proofs()).singleElement().satisfies(proof -> {
            assertThat(proof.at()).isEqualTo(NOW);
            assertThat(proof.server().getPort()).isEqualTo(authority.port());
            assertThat(proof.transport()).isEqualTo(Proof.Transport.UDP);
            assertThat(proof.question()).isEqualTo("name.zone.test. A");
            assertThat(proof.flags()).isEqualTo(0x8400);
            assertThat(proof.rcode()).isZero();
            assertThat(proof.answer()).hasSizeGreaterThan(40);
        });
        assertThat(verdict.aaaa())
                .hasValueSatisfying(aaaa -> assertThat(aaaa.proofs()).hasSize(1));
    }

    @Test
    void a_name_that_two_servers_deny_does_not_exist() {
        var verdict = scan(ask -> Reply.error(3).soa("zone.test"));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.NXDOMAIN);
        assertThat(verdict.a().confirmation()).isEqualTo(Confirmation.CONFIRMED);
        assertThat(verdict.a().proofs()).extracting(Proof::rcode).containsExactly(3, 3);
        assertThat(verdict.a().proofs())
                .extracting(proof -> proof.server().getHostString())
                .containsOnly(ONE, TWO);
    }

    @Test
    void a_name_without_addresses_has_none() {
        var verdict = scan(ask -> Reply.answer().soa("zone.test"));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.NO_ADDRESS);
        assertThat(verdict.a().confirmation()).isEqualTo(Confirmation.CONFIRMED);
    }

    @Test
    void two_servers_that_contradict_each_other_decide_nothing() {
        var verdict = scan(ask -> ask.server().equals(ONE) ? Reply.error(3) : Reply.answer());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.DISAGREE);
        assertThat(verdict.isUnknown()).isTrue();
        assertThat(verdict.a().proofs()).hasSize(2);
    }

    @Test
    void a_denial_that_only_one_of_two_servers_gives_stays_unconfirmed() {
        timeoutMillis = 10;
        var verdict = scan(ask -> ask.server().equals(ONE) ? Reply.error(3) : Reply.silence());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.UNCONFIRMED);
        assertThat(verdict.isUnknown()).isTrue();
    }

    @Test
    void the_denial_of_the_one_configured_server_stays_unconfirmed() {
        var verdict = scan(List.of(ONE), ScanTarget.of("name.zone.test"), ask -> Reply.error(3));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.UNCONFIRMED);
    }

    @Test
    void servers_that_fail_refuse_or_are_silent_are_told_apart() {
        timeoutMillis = 10;
        assertThat(scan(ask -> Reply.error(2)).kind()).isEqualTo(VerdictKind.SERVFAIL);
        assertThat(again(ask -> Reply.error(5)).kind()).isEqualTo(VerdictKind.REFUSED);
        var silent = again(ask -> Reply.silence());
        assertThat(silent.kind()).isEqualTo(VerdictKind.TIMEOUT);
        assertThat(silent.a().proofs()).extracting(Proof::rcode).containsOnly(-1);
        assertThat(report.counters().silent()).isEqualTo(16);
    }

    /** Two servers: for A each is asked, and one once more; for AAAA each is asked. */
    @Test
    void errors_of_all_servers_are_believed_when_one_has_erred_again_and_the_other_family_gets_one_try_each() {
        assertThat(scan(ask -> Reply.error(2)).kind()).isEqualTo(VerdictKind.SERVFAIL);
        assertThat(report.counters().sentUdp()).isEqualTo(5);
    }

    @Test
    void servers_that_err_otherwise_give_the_same_verdict_whoever_is_asked_first() {
        for (var first : List.of(ONE, TWO)) {
            var verdict = again(ask -> Reply.error(ask.server().equals(first) ? 2 : 5));
            assertThat(verdict.kind()).isEqualTo(VerdictKind.REFUSED);
            assertThat(report.counters().sentUdp()).isEqualTo(5);
        }
    }

    /** A question to each server and family, and none for the server that erred once the other has answered. */
    @Test
    void a_server_that_erred_is_not_asked_again_for_what_another_one_has_answered() {
        for (var broken : List.of(ONE, TWO)) {
            var verdict = again(ask -> ask.server().equals(broken)
                    ? Reply.error(2)
                    : Reply.answer().address(ask.name(), addressFor(ask)));
            assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
            assertThat(report.counters().sentUdp()).isIn(2L, 4L);
        }
    }

    @Test
    void one_broken_server_does_not_matter() {
        timeoutMillis = 10;
        for (var broken : List.of(
                Reply.error(2), Reply.error(5), Reply.silence(), Reply.answer().withoutAuthority())) {
            var verdict = again(
                    ask -> ask.server().equals(ONE) ? broken : Reply.answer().address(ask.name(), addressFor(ask)));
            assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        }
    }

    @Test
    void answers_without_authority_and_referrals_upwards_are_lame() {
        assertThat(scan(ask -> Reply.answer()
                                .address(ask.name(), addressFor(ask))
                                .withoutAuthority())
                        .kind())
                .isEqualTo(VerdictKind.LAME);
        assertThat(again(ask -> Reply.answer()
                                .nameServer(".", "a.root-servers.net")
                                .withoutAuthority())
                        .kind())
                .isEqualTo(VerdictKind.LAME);
        assertThat(again(ask -> Reply.error(3).soa("test")).kind())
                .as("denied for a zone above")
                .isEqualTo(VerdictKind.LAME);
    }

    @Test
    void a_cut_answer_is_fetched_over_tcp() {
        var verdict = scan(ask -> {
            var reply = Reply.answer();
            for (var i = 0; i < 200 && ask.type() == 1; i++) {
                reply.address(ask.name(), "192.0.2." + i);
            }
            return ask.tcp() ? reply : reply.truncated();
        });
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(verdict.addresses()).hasSize(200);
        assertThat(verdict.a().proofs()).extracting(Proof::transport).containsExactly(Proof.Transport.TCP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"closes", "silent", "cut"})
    void an_answer_that_tcp_does_not_deliver_stays_cut(String how) {
        timeoutMillis = 10;
        var verdict = scan(ask -> !ask.tcp()
                ? Reply.answer().truncated()
                : switch (how) {
                    case "closes" -> Reply.answer().closesTcp();
                    case "silent" -> Reply.silence();
                    default -> Reply.answer().truncated();
                });
        assertThat(verdict.kind()).isEqualTo(VerdictKind.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void lost_exchanges_over_tcp_are_tried_again_and_do_not_settle_a_server(int losses) {
        timeoutMillis = 30;
        var first = new AtomicReference<String>();
        var lost = new AtomicInteger();
        var verdict = scan(ask -> {
            var isFirst = ask.server().equals(first.updateAndGet(known -> known == null ? ask.server() : known));
            if (!isFirst) {
                return Reply.answer().address(ask.name(), "192.0.2.2");
            }
            if (!ask.tcp()) {
                return Reply.answer().truncated();
            }
            return lost.getAndIncrement() < losses
                    ? Reply.silence()
                    : Reply.answer().address(ask.name(), "192.0.2.2");
        });
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(lost).hasValueGreaterThan(losses);
        assertThat(verdict.a().proofs())
                .as("as without the loss")
                .extracting(proof -> proof.server().getHostString())
                .containsExactly(first.get());
    }

    @Test
    void an_answer_that_breaks_the_format_is_malformed() {
        var verdict = scan(ask -> Reply.answer()
                .address(ask.name(), "192.0.2.1")
                .address(ask.name(), "192.0.2.2")
                .garbage());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.MALFORMED);
        assertThat(report.counters().malformed()).isPositive();
    }

    @Test
    void aliases_are_followed_inside_the_packet_and_by_further_questions() {
        var verdict = scan(ask -> switch (ask.name()) {
            case "name.zone.test" ->
                Reply.answer().alias(ask.name(), "www.zone.test").alias("www.zone.test", "a.zone.test");
            default -> Reply.answer().address(ask.name(), addressFor(ask));
        });
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(verdict.a().aliases()).containsExactly("www.zone.test.", "a.zone.test.");
    }

    @Test
    void an_alias_chain_that_loops_or_never_ends_is_broken() {
        assertThat(scan(ask -> Reply.answer().alias(ask.name(), "b.zone.test").alias("b.zone.test", ask.name()))
                        .kind())
                .isEqualTo(VerdictKind.ALIAS_BROKEN);
        assertThat(again(ask -> Reply.answer()
                                .alias(ask.name(), ask.name().startsWith("a.") ? "name.zone.test" : "a.zone.test"))
                        .kind())
                .as("over several questions")
                .isEqualTo(VerdictKind.ALIAS_BROKEN);
        assertThat(again(ask -> Reply.answer().alias(ask.name(), "x" + ask.name()))
                        .kind())
                .as("longer than the limit")
                .isEqualTo(VerdictKind.ALIAS_BROKEN);
    }

    @Test
    void an_alias_to_nothing_counts_only_if_both_servers_name_the_alias() {
        Function<Ask, Reply> gone = ask ->
                ask.name().startsWith("gone") ? Reply.error(3) : Reply.answer().alias(ask.name(), "gone.zone.test");
        assertThat(scan(gone).kind()).isEqualTo(VerdictKind.NXDOMAIN);
        var torn = again(ask -> ask.name().startsWith("gone")
                ? Reply.error(3)
                : Reply.answer().alias(ask.name(), ask.server().equals(ONE) ? "gone.zone.test" : "gone2.zone.test"));
        assertThat(torn.kind()).isEqualTo(VerdictKind.DISAGREE);
    }

    @Test
    void addresses_elsewhere_are_confirmed_by_a_second_server() throws IOException {
        var ours = InetAddress.getByName("192.0.2.1");
        var target = new ScanTarget("name.zone.test", ScanTarget.Before.HERE, ours::equals);
        var elsewhere = scan(
                List.of(ONE, TWO),
                target,
                ask -> ask.type() == AAAA
                        ? Reply.answer()
                        : Reply.answer()
                                .address(ask.name(), ask.server().equals(ONE) ? "198.51.100.1" : "198.51.100.2"));
        assertThat(elsewhere.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(elsewhere.here()).isFalse();
        assertThat(elsewhere.a().confirmation()).isEqualTo(Confirmation.CONFIRMED);
        assertThat(elsewhere.addresses()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "question", "type", "query", "port"})
    void a_forged_answer_before_the_real_one_has_no_effect(String forgery) {
        var verdict = scan(ask -> Reply.answer()
                .address(ask.name(), addressFor(ask))
                .forged(forgery)
                .after(5));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        var ignored = report.counters().ignoredId()
                + report.counters().ignoredQuestion()
                + report.counters().ignoredAddress()
                + report.counters().ignoredShort();
        assertThat(ignored).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_server_that_changes_the_case_of_letters_is_asked_in_lower_case() {
        var verdict =
                scan(ask -> Reply.answer().address(ask.name(), addressFor(ask)).lowerCase());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(report.counters().otherCase()).isPositive();
    }

    @Test
    void a_forged_answer_in_other_case_does_not_take_the_case_out_of_the_question() {
        var verdict = scan(ask -> Reply.answer()
                .address(ask.name(), addressFor(ask))
                .forged("case")
                .after(5));
        assertThat(verdict.addresses())
                .hasSize(2)
                .allMatch(address -> address.getHostAddress().endsWith("7"));
        assertThat(report.counters().otherCase()).isEqualTo(2);
        assertThat(report.counters().sentUdp()).as("nothing is repeated").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_refusal_of_edns_without_question_section_makes_the_question_go_out_again(int rcode) {
        Set<String> refused = ConcurrentHashMap.newKeySet();
        var verdict = scan(ask -> refused.add(ask.server())
                ? Reply.error(rcode).bareHeader()
                : Reply.answer().address(ask.name(), addressFor(ask)));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(report.counters().withoutEdns()).isPositive();
        assertThat(report.counters().silent()).isZero();
    }

    @Test
    void a_server_without_edns_is_asked_without() {
        Set<String> refused = ConcurrentHashMap.newKeySet();
        var verdict = scan(ask ->
                refused.add(ask.server()) ? Reply.error(1) : Reply.answer().address(ask.name(), addressFor(ask)));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.ADDRESSES);
        assertThat(report.counters().withoutEdns()).isPositive();
    }

    @Test
    void a_domain_that_cannot_be_asked_gets_its_own_verdict() {
        var verdict = scan(List.of(ONE), ScanTarget.of("中国.cn"), ask -> Reply.error(5));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.BAD_NAME);
        assertThat(authority.questions()).isZero();
    }

    private static String addressFor(Ask ask) {
        return ask.type() == AAAA ? "2001:db8::7" : "192.0.2.7";
    }

    private Verdict again(Function<Ask, Reply> script) {
        if (authority != null) {
            try {
                authority.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return scan(script);
    }

    private Verdict scan(Function<Ask, Reply> script) {
        return scan(
                List.of(ONE, TWO),
                new ScanTarget("name.zone.test", ScanTarget.Before.UNKNOWN, HereTest.anywhere()),
                script);
    }

    private Verdict scan(List<String> servers, ScanTarget target, Function<Ask, Reply> script) {
        try {
            authority = new TestAuthority(servers, script);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var addresses = servers.stream().map(authority::at).toList();
        var settings = TestSettings.withTimeout(
                TestSettings.of(Map.of("zone.test", addresses, "cn", addresses), authority.port()), timeoutMillis);
        var engine = new ScanEngine(settings, Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
        var verdicts = new ArrayList<Verdict>();
        report = engine.run(List.of(target).iterator(), verdicts::add, Duration.ofSeconds(20));
        assertThat(report.end()).isEqualTo(ScanReport.End.COMPLETE);
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }
}
