package cn.icpfiling.sandbox.dns;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import cn.icpfiling.sandbox.magic.MagicDns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The DNS plays each case by the name of the domain, or as a test sets it. */
@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class DnsWorldApiTest {

    private static final String FIRST = "127.0.0.1";
    private static final String SECOND = "127.0.0.2";
    private static final String HOSTER = "127.0.1.1";

    @Inject
    DnsServer dns;

    @AfterEach
    void end_all_outages() {
        outage("REGISTRY", "SILENT", "PT0S").statusCode(200);
        outage("HOSTER", "SILENT", "PT0S").statusCode(200);
    }

    @Test
    void each_case_of_the_list_answers_by_its_name() throws IOException {
        var played = new HashSet<MagicDns>();
        for (var magic : MagicDns.values()) {
            var name = name(magic);
            played.add(MagicDns.of(name).orElseThrow());
            assertThat(query(FIRST, name, Type.A).packets(1, 1)).as(name).hasSize(magic == MagicDns.SILENT ? 0 : 1);
        }
        assertThat(played).containsExactlyInAnyOrder(MagicDns.values());
    }

    @Test
    void a_site_elsewhere_has_an_address_of_its_place() {
        assertThat(query(FIRST, "dns-ok-a.cn", Type.A).answers())
                .singleElement()
                .asString()
                .startsWith("203.0.113.");
        assertThat(query(FIRST, "dns-moved-a.cn", Type.A).answers())
                .singleElement()
                .asString()
                .startsWith("192.0.2.");
        assertThat(query(SECOND, "www.dns-moved-a.cn", Type.A).answers())
                .isEqualTo(query(FIRST, "dns-moved-a.cn", Type.A).answers());
        assertThat(query(FIRST, "dns-hongkong-a.cn", Type.A).answers())
                .singleElement()
                .asString()
                .startsWith("198.51.100.");
        assertThat(query(FIRST, "dns-abroad-a.cn", Type.A).answers())
                .singleElement()
                .asString()
                .startsWith("198.18.");
        assertThat(query(FIRST, "dns-sixonly-a.cn", Type.A).answers()).isEmpty();
        assertThat(query(FIRST, "dns-sixonly-a.cn", Type.AAAA).answers())
                .singleElement()
                .asString()
                .startsWith("2001:db8:");
    }

    @Test
    void a_flapping_site_is_elsewhere_in_every_second_answer_or_day() {
        var flapping = query(FIRST, "dns-flapping-a.cn", Type.A);
        assertThat(List.of(flapping.answers(), flapping.answers(), flapping.answers(), flapping.answers()))
                .extracting(answers -> answers.getFirst().startsWith("203.0.113."))
                .containsExactly(true, false, true, false);

        var daily = query(FIRST, "dns-flapdays-a.cn", Type.A);
        var today = daily.answers();
        assertThat(daily.answers()).isEqualTo(today);
        given().contentType("application/json")
                .body("{\"by\":\"P1D\"}")
                .post("/clock/advance")
                .then()
                .statusCode(200);
        assertThat(daily.answers()).isNotEqualTo(today);
    }

    @Test
    void broken_servers_answer_without_authority_or_with_an_error() throws IOException {
        var lame = query(FIRST, "dns-lame-a.cn", Type.A).ask(false);
        assertThat(lame.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(lame.getSection(Section.ANSWER)).isEmpty();
        assertThat(query(FIRST, "dns-refused-a.cn", Type.A).ask(false).getRcode())
                .isEqualTo(Rcode.REFUSED);
        assertThat(query(FIRST, "dns-servfail-a.cn", Type.A).ask(false).getRcode())
                .isEqualTo(Rcode.SERVFAIL);
        assertThat(query(FIRST, "dns-nxdomain-a.cn", Type.A).ask(false).getRcode())
                .isEqualTo(Rcode.NXDOMAIN);
        var none = query(FIRST, "dns-noaddress-a.cn", Type.A).ask(false);
        assertThat(none.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(none.getSection(Section.ANSWER)).isEmpty();
        assertThat(none.getSection(Section.AUTHORITY)).hasSize(1);
        assertThat(query(FIRST, "dns-silent-a.cn", Type.A).packets(1)).isEmpty();
    }

    @Test
    void a_cut_answer_is_whole_over_tcp_or_nowhere() throws IOException {
        var cut = query(FIRST, "dns-truncated-a.cn", Type.A);
        assertThat(cut.ask(false).getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(cut.ask(false).getSection(Section.ANSWER)).isEmpty();
        assertThat(cut.ask(true).getSection(Section.ANSWER)).hasSize(1);
        var huge = query(FIRST, "dns-huge-a.cn", Type.A);
        assertThat(huge.ask(false).getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(huge.ask(true).getSection(Section.ANSWER)).hasSize(254);
        var nowhere = query(FIRST, "dns-notcp-a.cn", Type.A);
        assertThat(nowhere.ask(false).getHeader().getFlag(Flags.TC)).isTrue();
        assertThatThrownBy(() -> nowhere.ask(true)).isInstanceOf(IOException.class);
    }

    @Test
    void a_slow_answer_comes_late() throws IOException {
        var before = System.nanoTime();
        assertThat(query(FIRST, "dns-slow-a.cn", Type.A).answers()).hasSize(1);
        assertThat(System.nanoTime() - before).isGreaterThan(290_000_000L);
    }

    @Test
    @Tag("long")
    void a_forged_answer_comes_before_the_true_one() throws IOException {
        var id = query(FIRST, "dns-wrongid-a.cn", Type.A).packets(7);
        assertForgedThenTrue(id);
        assertThat(id.getFirst().message().getHeader().getID()).isEqualTo(6);
        var question = query(FIRST, "dns-wrongquestion-a.cn", Type.A).packets(7);
        assertForgedThenTrue(question);
        assertThat(question.getFirst().message().getQuestion().getName())
                .hasToString("another-dns-wrongquestion-a.cn.");
        var source = query(FIRST, "dns-wrongsource-a.cn", Type.A).packets(7);
        assertThat(source).hasSize(2);
        assertThat(source)
                .filteredOn(packet -> packet.port() != dns.port())
                .singleElement()
                .satisfies(packet -> assertThat(packet.address()).startsWith("192.0.2."));
    }

    @Test
    void aliases_lead_on_out_of_the_zone_and_in_a_circle() {
        assertThat(query(FIRST, "dns-alias-a.cn", Type.A).answers()).containsExactly("hop1.dns-alias-a.cn.");
        assertThat(query(FIRST, "hop1.dns-alias-a.cn", Type.A).answers()).containsExactly("hop2.dns-alias-a.cn.");
        assertThat(query(FIRST, "hop2.dns-alias-a.cn", Type.A).answers())
                .singleElement()
                .asString()
                .startsWith("203.0.113.");
        assertThat(query(FIRST, "dns-aliasout-a.cn", Type.A).answers())
                .containsExactly("dns-aliasout-a.cn.sandbox-cdn.cn.");
        assertThat(query(FIRST, "dns-aliasout-a.cn.sandbox-cdn.cn", Type.A).answers())
                .singleElement()
                .asString()
                .startsWith("203.0.113.");
        assertThat(query(FIRST, "hop1.dns-aliasloop-a.cn", Type.A).answers())
                .containsExactly("hop2.dns-aliasloop-a.cn.");
        assertThat(query(FIRST, "hop2.dns-aliasloop-a.cn", Type.A).answers())
                .containsExactly("hop1.dns-aliasloop-a.cn.");
    }

    @Test
    void a_delegated_domain_is_answered_by_the_hoster_alone() throws IOException {
        var referral = query(FIRST, "dns-delegated-a.cn", Type.A).ask(false);
        assertThat(referral.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(referral.getSection(Section.AUTHORITY)).hasSize(2);
        assertThat(referral.getSection(Section.ADDITIONAL))
                .extracting(glue -> ((ARecord) glue).getAddress().getHostAddress())
                .containsExactly("127.0.1.1", "127.0.1.2");
        assertThat(query(HOSTER, "dns-delegated-a.cn", Type.A).answers())
                .singleElement()
                .asString()
                .startsWith("203.0.113.");
    }

    @Test
    @Tag("long")
    void two_name_servers_disagree_and_one_changes_the_case() throws IOException {
        assertThat(query(FIRST, "dns-disagree-a.cn", Type.A).ask(false).getRcode())
                .isEqualTo(Rcode.NXDOMAIN);
        assertThat(query(SECOND, "dns-disagree-a.cn", Type.A).answers()).hasSize(1);
        assertThat(questionOf(query(FIRST, "DNS-LowerCase-a.cn", Type.A)
                        .packets(1)
                        .getFirst()
                        .message()))
                .isEqualTo("dns-lowercase-a.cn.");
        assertThat(questionOf(query(FIRST, "DNS-Ok-a.cn", Type.A)
                        .packets(1)
                        .getFirst()
                        .message()))
                .isEqualTo("DNS-Ok-a.cn.");
    }

    @Test
    void a_registered_domain_moves_away_and_back() {
        buy("ok-moving.cn", "203.0.113.9");
        var address = query(FIRST, "www.ok-moving.cn", Type.A);

        point("ok-moving.cn", "{\"dnsCase\":\"MOVED\"}")
                .statusCode(200)
                .body("dnsCase", equalTo("MOVED"))
                .body("addresses", hasItem("203.0.113.9"));
        assertThat(address.answers()).singleElement().asString().startsWith("192.0.2.");
        point("ok-moving.cn", "{\"addresses\":[\"127.0.10.1\"]}")
                .statusCode(200)
                .body("dnsCase", equalTo("OK"));
        assertThat(address.answers()).containsExactly("127.0.10.1");
        point("ok-moving.cn", "{\"addresses\":[]}").statusCode(200);
        assertThat(address.answers()).isEmpty();
        point("ok-moving.cn", "{\"dnsCase\":\"NXDOMAIN\"}").statusCode(200);
        buy("ok-moving.cn", "203.0.113.9");
        assertThat(address.answers()).containsExactly("203.0.113.9");
    }

    @Test
    void a_direction_without_a_registered_domain_or_a_valid_address_is_refused() {
        point("never-bought.cn", "{\"dnsCase\":\"MOVED\"}").statusCode(404).body("code", equalTo("NOT_FOUND"));
        buy("ok-refused.cn", "203.0.113.9");
        point("ok-refused.cn", "{\"addresses\":[\"here\"]}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/addresses/0"));
        point("ok-refused.cn", "{\"dnsCase\":\"SOMEHOW\"}")
                .statusCode(400)
                .body("errors[0].code", equalTo("WRONG_TYPE"));
    }

    @Test
    void an_outage_hits_its_group_alone_and_ends() throws IOException {
        outage("HOSTER", "NXDOMAIN", "PT10M").statusCode(200).body("group", equalTo("HOSTER"));
        assertThat(query(HOSTER, "dns-delegated-b.cn", Type.A).ask(false).getRcode())
                .isEqualTo(Rcode.NXDOMAIN);
        assertThat(query(FIRST, "dns-ok-b.cn", Type.A).ask(false).getRcode()).isEqualTo(Rcode.NOERROR);
        outage("HOSTER", "NXDOMAIN", "PT0S").statusCode(200);
        assertThat(query(HOSTER, "dns-delegated-b.cn", Type.A).answers()).hasSize(1);

        outage("REGISTRY", "SILENT", "PT10M").statusCode(200);
        assertThat(query(SECOND, "dns-ok-b.cn", Type.A).packets(1)).isEmpty();
        outage("REGISTRY", "MOVED", "PT10M").statusCode(200);
        assertThat(query(FIRST, "dns-ok-b.cn", Type.A).answers())
                .singleElement()
                .asString()
                .startsWith("192.0.2.");
        outage("REGISTRY", "MOVED", "P1D").statusCode(400).body("errors[0].pointer", equalTo("/lasts"));
        outage("REGISTRY", "MOVED", "soon").statusCode(400);
    }

    private Query query(String server, String name, int type) {
        return new Query(server, dns.port(), name, type);
    }

    /** The name as the list of magic values shows its start. */
    private static String name(MagicDns magic) {
        List<String> starts = given().accept("application/json").get("/magic").path("items.value");
        return starts.stream()
                        .filter(start -> start.startsWith("dns-"))
                        .skip(magic.ordinal())
                        .findFirst()
                        .orElseThrow()
                + "all.cn";
    }

    private static String questionOf(Message message) {
        return message.getQuestion().getName().toString();
    }

    private static void assertForgedThenTrue(List<Query.Packet> packets) {
        assertThat(packets).hasSize(2);
        assertThat(packets.getFirst().address()).startsWith("192.0.2.");
        assertThat(packets.getLast().address()).startsWith("203.0.113.");
        assertThat(packets.getLast().message().getHeader().getID()).isEqualTo(7);
    }

    private static ValidatableResponse outage(String group, String how, String lasts) {
        return given().contentType("application/json")
                .body("{\"group\":\"" + group + "\",\"how\":\"" + how + "\",\"lasts\":\"" + lasts + "\"}")
                .put("/registry/name-servers/outage")
                .then();
    }

    private static ValidatableResponse point(String domain, String direction) {
        return given().contentType("application/json")
                .body(direction)
                .put("/registry/domains/" + domain + "/dns")
                .then();
    }

    private static void buy(String domain, String address) {
        given().contentType("application/json; charset=UTF-8")
                .body("{\"domain\":\"" + domain + "\",\"addresses\":[\"" + address
                        + "\"],\"registrant\":{\"name\":\"李雷\","
                        + "\"certificateType\":2,\"certificateNumber\":\"11010519491231002X\"}}")
                .post("/registry/domains")
                .then()
                .statusCode(201);
    }
}
