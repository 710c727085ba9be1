package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.dns.authority.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What the addresses of one family say about a site whose other family is unknown. */
class LookRunFamiliesTest extends LookRunScene {
    /** A partner may load its IPv4 networks first, and a site with an IPv6 address is none that moved away. */
    @Test
    void an_address_of_a_family_in_which_the_provider_has_no_network_leaves_the_site_unknown() throws IOException {
        var found = looks(
                ask -> ask.type() != 1
                        ? Reply.answer().address(ask.name(), "2001:db8::1")
                        : switch (ask.name()) {
                            case "both.cn" -> address(ask, HERE);
                            case "moved.cn" -> address(ask, ELSEWHERE);
                            default -> Reply.answer().soa("cn");
                        },
                "both.cn",
                "moved.cn",
                "six.cn");
        assertThat(codes(found))
                .containsOnly(
                        Map.entry("both.cn", "UNKNOWN " + SiteLook.NO_NETWORKS),
                        Map.entry("moved.cn", "NOT_HERE ADDRESSES"),
                        Map.entry("six.cn", "UNKNOWN " + SiteLook.NO_NETWORKS));
        assertThat(found.totals().verdicts()).containsEntry(SiteLook.NO_NETWORKS, 2L);
    }

    /** An address of one family cannot make good one of the other family that a single server names. */
    @Test
    void a_contradiction_in_one_family_leaves_the_site_unknown_though_the_other_family_is_here() throws IOException {
        networks = List.of("101.200.1.0/24", "2001:db8:1::/48");
        var first = new ConcurrentHashMap<String, String>();
        var found = looks(
                ask -> {
                    if (ask.type() != 1) {
                        return Reply.answer().address(ask.name(), "2001:db8:1::1");
                    }
                    var said = address(ask, HERE);
                    var isFirst = ask.server().equals(first.computeIfAbsent(ask.name(), _ -> ask.server()));
                    return ask.name().equals("mixed.cn") || ask.name().equals("odd.cn") && isFirst
                            ? said.address(ask.name(), ELSEWHERE)
                            : said;
                },
                "here.cn",
                "mixed.cn",
                "odd.cn");
        assertThat(codes(found))
                .containsOnly(
                        Map.entry("here.cn", "HERE ADDRESSES"),
                        Map.entry("mixed.cn", "NOT_HERE ADDRESSES"),
                        Map.entry("odd.cn", "UNKNOWN DISAGREE"));
    }

    /** All addresses have to be here, so those of the family without an answer cannot make good the others. */
    @Test
    void a_moved_site_is_away_though_its_servers_fail_the_questions_for_ipv6() throws IOException {
        var found = looks(
                ask -> ask.type() != 1
                        ? Reply.error(2)
                        : switch (ask.name()) {
                            case "here.cn" -> address(ask, HERE);
                            case "moved.cn" -> address(ask, ELSEWHERE);
                            case "mixed.cn" -> address(ask, HERE).address(ask.name(), ELSEWHERE);
                            default -> Reply.error(3).soa("cn");
                        },
                "here.cn",
                "moved.cn",
                "mixed.cn",
                "gone.cn");
        assertThat(codes(found))
                .containsOnly(
                        Map.entry("here.cn", "HERE ADDRESSES"),
                        Map.entry("moved.cn", "NOT_HERE ADDRESSES"),
                        Map.entry("mixed.cn", "NOT_HERE ADDRESSES"),
                        Map.entry("gone.cn", "UNKNOWN SERVFAIL"));
    }
}
