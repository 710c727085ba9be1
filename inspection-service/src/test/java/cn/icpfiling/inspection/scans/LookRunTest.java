package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import cn.icpfiling.platform.id.Ids;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The passes of a run, against name servers on loopback. */
class LookRunTest extends LookRunScene {
    @Test
    void each_outcome_is_told_apart_and_unknown_is_never_away() throws IOException {
        var found = looks(
                ask -> switch (ask.name()) {
                    case "here.cn" -> address(ask, HERE);
                    case "away.cn" -> address(ask, ELSEWHERE);
                    case "gone.cn" -> Reply.error(3).soa("cn");
                    case "broken.cn" -> Reply.error(2);
                    case "odd.cn" ->
                        ask.server().equals(ZONE.getFirst()) ? Reply.error(3).soa("cn") : Reply.error(5);
                    default -> Reply.error(5);
                },
                "here.cn",
                "away.cn",
                "gone.cn",
                "broken.cn",
                "odd.cn");
        assertThat(codes(found))
                .containsOnly(
                        Map.entry("here.cn", "HERE ADDRESSES"),
                        Map.entry("away.cn", "NOT_HERE ADDRESSES"),
                        Map.entry("gone.cn", "NOT_HERE NXDOMAIN"),
                        Map.entry("broken.cn", "UNKNOWN SERVFAIL"),
                        Map.entry("odd.cn", "UNKNOWN UNCONFIRMED"));
        var away = found.looks().stream()
                .filter(look -> look.site().domain().equals("away.cn"))
                .findFirst()
                .orElseThrow();
        assertThat(away.evidence().addresses()).singleElement().satisfies(address -> {
            assertThat(address.address()).isEqualTo(ELSEWHERE);
            assertThat(address.provider()).isNull();
            assertThat(address.here()).isFalse();
        });
        assertThat(away.evidence().proofs()).as("two servers, two families").hasSize(4);
        assertThat(found.totals().health()).isEqualTo(Map.of("HERE", 1L, "NOT_HERE", 2L, "UNKNOWN", 2L));
    }

    @Test
    void addresses_here_and_elsewhere_are_away_if_two_servers_say_so() throws IOException {
        var first = new ConcurrentHashMap<String, String>();
        var found = looks(
                ask -> {
                    var said = address(ask, HERE);
                    var isFirst = ask.server().equals(first.computeIfAbsent(ask.name(), _ -> ask.server()));
                    if (ask.type() == 1 && (isFirst || ask.name().equals("mixed.cn"))) {
                        said.address(ask.name(), ELSEWHERE);
                    }
                    return said;
                },
                "mixed.cn",
                "odd.cn");
        assertThat(codes(found))
                .as("a server that lags behind is no proof")
                .containsOnly(Map.entry("mixed.cn", "NOT_HERE ADDRESSES"), Map.entry("odd.cn", "UNKNOWN DISAGREE"));
    }

    @Test
    void a_healthy_subdomain_suffices_if_the_policy_says_so() throws IOException {
        Function<Ask, Reply> world = ask -> switch (ask.name()) {
            case "www.one.cn", "shop.four.cn", "shop.five.cn" -> address(ask, HERE);
            case "www.two.cn", "www.five.cn" -> Reply.error(2);
            default -> Reply.error(3).soa("cn");
        };
        var domains = new String[] {"one.cn", "two.cn", "three.cn", "four.cn", "five.cn"};
        assertThat(codes(looks(world, domains)).values()).containsOnly("NOT_HERE NXDOMAIN");

        oneSubdomainSuffices = true;
        var found = looks(world, domains);
        assertThat(codes(found))
                .as("any sub-domain of the setting, also behind one that does not answer")
                .containsOnly(
                        Map.entry("one.cn", "HERE SUBDOMAIN"),
                        Map.entry("two.cn", "UNKNOWN SUBDOMAIN"),
                        Map.entry("three.cn", "NOT_HERE NXDOMAIN"),
                        Map.entry("four.cn", "HERE SUBDOMAIN"),
                        Map.entry("five.cn", "HERE SUBDOMAIN"));
        assertThat(found.totals().health()).isEqualTo(Map.of("HERE", 3L, "NOT_HERE", 1L, "UNKNOWN", 1L));
        assertThat(found.looks())
                .as("which name it was: the proof of access is asked for that one")
                .extracting(look -> look.evidence().name())
                .containsExactlyInAnyOrder("www.one.cn", "www.two.cn", null, "shop.four.cn", "shop.five.cn");
    }

    @Test
    void another_subdomain_that_makes_the_site_healthy_is_news() throws IOException {
        oneSubdomainSuffices = true;
        var first = digestBy("www.one.cn");
        assertThat(digestBy("www.one.cn")).as("the same one").isEqualTo(first);
        assertThat(digestBy("shop.one.cn")).isNotEqualTo(first);
    }

    private long digestBy(String healthy) throws IOException {
        var found = looks(
                ask -> ask.name().equals(healthy)
                        ? address(ask, HERE)
                        : Reply.error(3).soa("cn"),
                "one.cn");
        assertThat(codes(found)).containsOnly(Map.entry("one.cn", "HERE SUBDOMAIN"));
        return found.looks().getFirst().look().digest();
    }

    /** A pass for each of them would wait for the first one in vain, and ten passes take longer than a rescan has. */
    @Test
    void all_subdomains_are_asked_in_one_pass() throws IOException {
        oneSubdomainSuffices = true;
        var asked = ConcurrentHashMap.<String>newKeySet();
        var found = looks(
                ask -> {
                    if (ZONE.contains(ask.server())) {
                        return delegated("one.cn");
                    }
                    asked.add(ask.name());
                    if (!ask.name().equals("www.one.cn")) {
                        return Reply.error(3).soa("one.cn");
                    }
                    return asked.contains("shop.one.cn") ? address(ask, HERE) : Reply.silence();
                },
                "one.cn");
        assertThat(codes(found)).containsOnly(Map.entry("one.cn", "HERE SUBDOMAIN"));
        assertThat(asked).containsExactlyInAnyOrder("one.cn", "www.one.cn", "shop.one.cn");
    }

    @Test
    @Tag("long")
    void subdomains_without_an_answer_before_the_deadline_leave_the_site_abandoned() throws IOException {
        oneSubdomainSuffices = true;
        var late = run(
                ask -> ask.name().equals("late.cn") ? Reply.error(3).soa("cn") : Reply.silence(),
                Duration.ofMillis(700),
                false,
                "late.cn");
        assertThat(codes(late)).containsOnly(Map.entry("late.cn", "UNKNOWN " + SiteLook.ABANDONED));
        assertThat(late.totals().health()).isEqualTo(Map.of("UNKNOWN", 1L));
    }

    @Test
    void a_domain_that_is_confirmed_is_progress_again_and_is_seen_once() throws IOException {
        withVantage = true;
        oneSubdomainSuffices = true;
        looks(
                ask -> ask.name().equals("here.cn")
                        ? address(ask, HERE)
                        : Reply.error(3).soa("cn"),
                "here.cn",
                "gone.cn");
        assertThat(run.seen()).isEqualTo(2);
        assertThat(run.answered())
                .as("the first pass, two sub-domains and the second vantage point")
                .isEqualTo(2 + 2 + 1);
    }

    @Test
    void only_what_both_vantage_points_see_away_is_away() throws IOException {
        withVantage = true;
        var found = looks(
                ask -> {
                    if (ask.name().equals("here.cn")
                            || VANTAGE.contains(ask.server()) && ask.name().equals("split.cn")) {
                        return address(ask, HERE);
                    }
                    return VANTAGE.contains(ask.server()) && ask.name().equals("blind.cn")
                            ? Reply.error(2)
                            : Reply.error(3).soa("cn");
                },
                "here.cn",
                "split.cn",
                "blind.cn",
                "gone.cn");
        assertThat(codes(found))
                .containsOnly(
                        Map.entry("here.cn", "HERE ADDRESSES"),
                        Map.entry("split.cn", "UNKNOWN VANTAGES_DISAGREE"),
                        Map.entry("blind.cn", "UNKNOWN VANTAGES_DISAGREE"),
                        Map.entry("gone.cn", "NOT_HERE NXDOMAIN"));
        assertThat(found.looks().stream().map(look -> look.evidence().vantage()))
                .containsExactlyInAnyOrder(null, "ADDRESSES", "SERVFAIL", "NXDOMAIN");
    }

    @Test
    void a_site_whose_provider_has_published_no_network_is_unknown_and_no_server_is_asked() throws IOException {
        var asked = new AtomicInteger();
        Function<Ask, Reply> world = ask -> {
            asked.incrementAndGet();
            return address(ask, ELSEWHERE);
        };
        var foreign = new ScannedSite(Ids.next(), Ids.next(), "bare.cn", Ids.next(), Instant.EPOCH, null);
        var found = look(world, LONG, false, List.of(foreign));
        assertThat(codes(found)).containsOnly(Map.entry("bare.cn", "UNKNOWN " + SiteLook.NO_NETWORKS));
        assertThat(found.totals().verdicts()).containsEntry(SiteLook.NO_NETWORKS, 1L);
        assertThat(asked).hasValue(0);

        var known = new ScannedSite(
                foreign.serviceId(),
                foreign.subjectId(),
                "bare.cn",
                foreign.provider(),
                Instant.EPOCH,
                SiteState.first(found.looks().getFirst().look(), 1, Instant.EPOCH));
        assertThat(look(world, LONG, false, List.of(known)).looks())
                .as("the same result is no news")
                .isEmpty();
    }

    @Test
    void a_group_that_turns_bad_at_once_is_frozen_until_it_is_away_for_good() throws IOException {
        var domains = new ArrayList<String>();
        for (var i = 0; i < 30; i++) {
            domains.add("d" + i + ".cn");
        }
        var names = domains.toArray(String[]::new);
        var found = looks(ask -> Reply.error(3).soa("cn"), names);
        assertThat(found.looks()).isEmpty();
        assertThat(found.totals().frozen()).isEqualTo(30);
        assertThat(found.groups()).hasSize(1);

        awayForGood = Set.of(found.groups().getFirst().nameServers());
        var later = looks(ask -> Reply.error(3).soa("cn"), names);
        assertThat(later.groups()).isEmpty();
        assertThat(codes(later)).hasSize(30).containsValue("NOT_HERE NXDOMAIN");
    }

    @Test
    void what_has_no_answer_before_the_deadline_is_unknown_and_a_cancelled_run_counts_for_nothing() throws IOException {
        var late = run(ask -> Reply.silence(), Duration.ofMillis(300), false, "silent.cn");
        assertThat(late.complete()).isTrue();
        assertThat(codes(late)).containsOnly(Map.entry("silent.cn", "UNKNOWN " + SiteLook.ABANDONED));

        assertThat(run(ask -> Reply.silence(), LONG, true, "silent.cn").complete())
                .isFalse();
    }

    @Test
    void a_known_result_is_no_news_and_an_unhealthy_one_is_kept_until_it_is_found() throws IOException {
        Function<Ask, Reply> world = ask -> ask.name().equals("here.cn")
                ? address(ask, HERE)
                : Reply.error(3).soa("cn");
        var first = looks(world, "here.cn", "gone.cn");
        var known = first.looks().stream().map(look -> known(look, false)).toList();
        assertThat(codes(look(world, LONG, false, known))).containsOnlyKeys("gone.cn");
        var found = first.looks().stream().map(look -> known(look, true)).toList();
        assertThat(look(world, LONG, false, found).looks()).isEmpty();
    }

    @Test
    void addresses_that_change_within_the_same_networks_are_no_news() throws IOException {
        var first = looks(ask -> address(ask, ELSEWHERE), "moves.cn");
        var known = first.looks().stream().map(look -> known(look, true)).toList();
        assertThat(look(ask -> address(ask, "203.0.113.99"), LONG, false, known).looks())
                .isEmpty();
        assertThat(look(ask -> address(ask, ELSEWHERE).address(ask.name(), HERE), LONG, false, known)
                        .looks())
                .as("an address that is here now")
                .hasSize(1);
    }

    private static ScannedSite known(LookedSite look, boolean found) {
        var first = SiteState.first(look.look(), 1, look.at());
        var state = new SiteState(
                first.look(),
                1,
                first.since(),
                first.firstUnhealthyScan(),
                first.firstUnhealthyAt(),
                0,
                null,
                found && first.look().health() == Health.NOT_HERE,
                first.wasHere());
        var site = look.site();
        return new ScannedSite(
                site.serviceId(), site.subjectId(), site.domain(), site.provider(), site.servedSince(), state);
    }
}
