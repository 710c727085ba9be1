package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * J21 and J20 through the gateway: scans look at five sites of a partner over three days. A site that moved away and one
 * that leads to Hong Kong get a finding, one that was away for a day and the healthy ones do not. An outage of the name
 * servers counts as no look. The site that comes back and is served is cured; the one that stays away loses its access.
 *
 * <p>All five domains are delegated to the sandbox's hoster, so that the domains of other tests, which lead nowhere, are
 * another group of name servers. The time is that of all services; afterwards it is set back.
 */
@Tag("long")
@Order(Integer.MAX_VALUE - 1)
@Isolated
class ShellSitesTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Caller SANDBOX = Caller.sandbox(STACK);
    private static final Caller INSPECTOR = new Staff(STACK).caller("inspector");
    private static final Inbox INBOX = new Inbox(STACK);
    private static final Partner PARTNER = Partner.letIn(STACK);
    private static final String SCANS = "/api/v1/scans";
    private static final String NETWORKS = "/api/v1/provider-networks/";
    private static final String HERE = "203.0.113.21";
    private static final String HONG_KONG = "198.51.100.21";
    private static final String ELSEWHERE = "192.0.2.21";
    private static final Set<String> UNDER_WAY = Set.of("RUNNING", "PAUSED", "JUDGING");

    private static PublishedNetworks networks;
    private static Site moved;
    private static Site inHongKong;
    private static Site flapping;
    private static List<Site> healthy;

    /** A filed site of a customer of the partner. */
    private record Site(FirstFiling filing, String subject, String service) {

        String domain() {
            return filing.who().domain();
        }

        /** From now on the hoster's name servers answer this address. */
        void leadsTo(String address) {
            var wish = Forms.node().put("dnsCase", "DELEGATED");
            wish.putArray("addresses").add(address);
            SANDBOX.put("/registry/domains/" + domain() + "/dns", wish).expect(200);
        }

        List<JsonNode> findings() {
            return items(INSPECTOR.get("/api/v1/findings?source=SCAN&subjectId=" + subject))
                    .toList();
        }

        String state() {
            return findings().getFirst().path("state").asText();
        }
    }

    @BeforeAll
    static void five_sites_of_a_partner_are_filed_and_lead_to_its_network() {
        networks = PublishedNetworks.of(
                PARTNER,
                List.of(
                        new PublishedNetworks.Network("203.0.113.0/24", "33"),
                        new PublishedNetworks.Network("198.51.100.0/24", "81")));
        try (var threads = Executors.newFixedThreadPool(5)) {
            var filed = Stream.of("M", "H", "F", "S", "T")
                    .map(reference -> CompletableFuture.supplyAsync(() -> files(reference), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            moved = filed.get(0);
            inHongKong = filed.get(1);
            flapping = filed.get(2);
            healthy = filed.subList(3, 5);
        }
        sites().forEach(site -> site.leadsTo(HERE));
        // Inspection-service has its copy of a site as soon as it takes a report of the site; this one is older than
        // any notice.
        await().atMost(LONG)
                .until(() -> report(sites().toList(), Instant.now().minus(Duration.ofHours(1)))
                        .equals(Set.of("DONE")));
    }

    @AfterAll
    static void it_is_today_again() {
        outage("PT0S");
        SANDBOX.post("/clock/reset").expect(200);
        networks.close();
    }

    @Test
    void a_site_that_stays_away_loses_its_access_and_one_that_comes_back_and_is_served_is_cured() {
        othersEnd();
        moved.leadsTo(ELSEWHERE);
        inHongKong.leadsTo(HONG_KONG);
        var first = scans();
        assertThat(first.path("domains").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(first.at("/health/NOT_HERE").asInt()).isGreaterThanOrEqualTo(2);
        advance("P1D");
        flapping.leadsTo(ELSEWHERE);
        scans();
        assertThat(moved.findings()).as("two looks").isEmpty();
        advance("P1D");
        flapping.leadsTo(HERE);
        assertThat(scans().path("findingsOpened").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(moved.findings()).hasSize(1);
        assertThat(inHongKong.findings()).hasSize(1);
        assertThat(others()).as("sites that were away for a look at most").isEmpty();

        bothAreTold();
        anOutageCountsAsNoLook();
        comesBackAndIsServed();
        staysAway();
    }

    private static void bothAreTold() {
        await().atMost(LONG).until(() -> {
            advance("PT1M");
            return moved.state().equals("NOTIFIED") && inHongKong.state().equals("NOTIFIED");
        });
        var phone = "+86" + moved.filing().who().head().phone();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(INBOX.texts(phone, "SMS")).anyMatch(text -> text.contains(moved.domain())));
        assertThat(moved.filing()
                        .caller()
                        .get("/api/v1/findings/"
                                + moved.findings().getFirst().path("findingId").asText())
                        .expect(200)
                        .text("/consequence"))
                .isEqualTo("CANCEL_ACCESS");
    }

    /** The hoster's servers send all its domains elsewhere: a mistake of theirs, not of their customers. */
    private static void anOutageCountsAsNoLook() {
        outage("PT10M");
        var scan = scans();
        outage("PT0S");

        assertThat(scan.path("frozen").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(StreamSupport.stream(scan.path("frozenGroups").spliterator(), false))
                .extracting(group -> group.path("nameServers").asText())
                .contains("127.0.1.0/24");
        assertThat(others()).isEmpty();
    }

    /** The holder's own look finds the domain back; what is missing is the proof that the provider serves it. */
    private static void comesBackAndIsServed() {
        inHongKong.leadsTo(HERE);
        var finding = "/api/v1/findings/"
                + inHongKong.findings().getFirst().path("findingId").asText();
        PARTNER.caller().post(finding + "/rescans").expect(202);
        await().atMost(LONG)
                .until(() -> !PARTNER.caller()
                        .get(finding)
                        .expect(200)
                        .at("/rescans/0/finishedAt")
                        .isMissingNode());
        var look = PARTNER.caller().get(finding).expect(200).at("/rescans/0");
        assertThat(look.path("health").asText()).as("%s", look).isEqualTo("HERE");
        assertThat(look.path("proofMissing").asBoolean()).as("%s", look).isTrue();
        assertThat(inHongKong.state()).isEqualTo("NOTIFIED");
        var told = inHongKong.findings().getFirst().path("notifiedAt").asText();
        assertThat(report(List.of(inHongKong), Instant.parse(told))).containsExactly("DONE");

        assertThat(scans().path("findingsCured").asInt()).isPositive();
        assertThat(inHongKong.state()).isEqualTo("CURED");
        assertThat(moved.state()).isEqualTo("NOTIFIED");
    }

    /** A last look behind the last day finds the site still away. */
    private static void staysAway() {
        advance("P45D");
        var holder = moved.filing().caller();
        await().atMost(LONG).until(() -> {
            advance("PT1M");
            return holder.get("/api/v1/services/" + moved.service())
                    .expect(200)
                    .text("/accessStatus")
                    .equals("CANCELLED");
        });
        await().atMost(LONG).until(() -> served(moved).equals("STOP"));
        await().atMost(LONG).until(() -> moved.state().equals("ENDED"));
        assertThat(served(inHongKong)).isEqualTo("SERVE");
        assertThat(others()).isEmpty();
    }

    private static Site files(String reference) {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(PARTNER.actsFor(PARTNER.opens("shell-" + reference)))
                .opensADraft()
                .entersSubjectAndService()
                .fromThePapersToTheGrant();
        return new Site(
                filing,
                filing.caller().get("/api/v1/subjects").expect(200).text("/items/0/subjectId"),
                filing.caller().get("/api/v1/services").expect(200).text("/items/0/serviceId"));
    }

    private static Stream<Site> sites() {
        return Stream.concat(Stream.of(moved, inHongKong, flapping), healthy.stream());
    }

    /** Findings of the sites that should have none. */
    private static List<JsonNode> others() {
        return Stream.concat(Stream.of(flapping), healthy.stream())
                .flatMap(site -> site.findings().stream())
                .toList();
    }

    /** The partner reports a request for each site at this time; returns the states of the lines. */
    private static Set<String> report(List<Site> sites, Instant seen) {
        var lines = sites.stream()
                .map(site -> Forms.node()
                        .put("domain", site.domain())
                        .put("firstSeen", seen.toString())
                        .put("lastSeen", seen.toString())
                        .toString())
                .collect(Collectors.joining("\n"));
        var operation = PARTNER.caller()
                .send("POST", "/api/v1/access-records", lines.getBytes(StandardCharsets.UTF_8), "application/x-ndjson")
                .expect(202)
                .text("/operationId");
        var path = "/api/v1/access-record-operations/" + operation;
        await().atMost(LONG)
                .until(() ->
                        PARTNER.caller().get(path).expect(200).text("/state").equals("FINISHED"));
        return items(PARTNER.caller().get(path + "/results"))
                .map(line -> line.path("state").asText())
                .collect(Collectors.toSet());
    }

    /** Cancels a scan that another test left. */
    private static void othersEnd() {
        items(INSPECTOR.get(SCANS + "?limit=1"))
                .filter(scan -> UNDER_WAY.contains(scan.path("state").asText()))
                .forEach(scan -> INSPECTOR
                        .post(SCANS + "/" + scan.path("scanId").asText() + "/cancel")
                        .expect(200));
    }

    private static JsonNode scans() {
        var path = SCANS + "/" + INSPECTOR.post(SCANS).expect(202).text("/scanId");
        await().atMost(LONG)
                .until(() -> INSPECTOR.get(path).expect(200).text("/state").equals("FINISHED"));
        return INSPECTOR.get(path).expect(200).body();
    }

    private static void outage(String lasts) {
        SANDBOX.put(
                        "/registry/name-servers/outage",
                        Forms.node().put("group", "HOSTER").put("how", "MOVED").put("lasts", lasts))
                .expect(200);
    }

    /** SERVE or STOP, as the partner's edge reads it. */
    private static String served(Site site) {
        return items(PARTNER.caller().get("/api/v1/serving-list"))
                .filter(entry -> entry.path("domain").asText().equals(site.domain()))
                .map(entry -> entry.path("state").asText())
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> items(Answer page) {
        return StreamSupport.stream(page.expect(200).at("/items").spliterator(), false);
    }

    private static void advance(String time) {
        SANDBOX.post("/clock/advance", Forms.node().put("by", time)).expect(200);
    }
}
