package cn.icpfiling.inspection.networks;

import static cn.icpfiling.inspection.networks.Lists.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.networks.Cidr;
import cn.icpfiling.inspection.core.networks.Network;
import cn.icpfiling.inspection.store.ProviderNetworkTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two providers, or two lines of one, want the same addresses. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class NetworkConflictsApiTest {

    @Inject
    ProviderNetworkTable networks;

    FilingStub neighbours;

    private Lists own;
    private Lists other;

    @BeforeEach
    void two_partners_are_there() {
        own = Lists.ofAPartner(neighbours);
        other = Lists.ofAPartner(neighbours);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, 40.60.0.0/16, 40.60.7.0/24",
        "PUT, 40.60.7.0/24, 40.60.0.0/16",
        "POST, 40.60.0.0/16, 40.60.7.0/24",
        "POST, 40.60.7.0/24, 40.60.0.0/16",
        "PUT, 2409:60::/32, 2409:60:7::/48",
        "PUT, 2409:60:7::/48, 2409:60::/32",
        "POST, 2409:60::/32, 2409:60:7::/48",
        "POST, 2409:60:7::/48, 2409:60::/32"
    })
    void a_block_of_another_provider_is_refused_among_scattered_ones(String verb, String theirs, String wanted) {
        other.replace(line(theirs)).statusCode(200);
        var scattered = IntStream.range(0, 120)
                .mapToObj(at -> at == 60 ? line(wanted) : line("40." + at + ".0.0/24"))
                .toArray(String[]::new);

        var answer = verb.equals("PUT") ? own.replace(scattered) : own.change(adding(scattered));

        answer.statusCode(422)
                .body(
                        "errors.code",
                        contains("NETWORK_OF_OTHER_PROVIDER"),
                        "errors.pointer",
                        contains((verb.equals("PUT") ? "/networks" : "/add") + "/60/cidr"))
                .body("errors[0].detail", containsString(other.name()));
        own.read("").body("version", is(0), "items", empty());
        other.replace().statusCode(200);
    }

    @Test
    void of_whole_lists_and_changes_that_claim_the_same_addresses_at_once_one_gets_them() throws Exception {
        var v6 = FreeBlocks.ipv6() + "::/48";
        var partners = IntStream.range(0, 6)
                .mapToObj(_ -> Lists.ofAPartner(neighbours))
                .toList();
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = IntStream.range(0, partners.size())
                    .mapToObj(at -> threads.submit(() -> (at % 2 == 0
                                    ? partners.get(at).replaceSeen("\"0-\"", line(v6))
                                    : partners.get(at)
                                            .changeSeen("\"0-\"", Ids.next().toString(), adding(line(v6))))
                            .extract()
                            .statusCode()))
                    .toList();
            for (var claim : claims) {
                statuses.add(claim.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 422);
    }

    @Test
    void a_change_reads_only_the_lines_of_others_that_share_an_address_with_it() {
        var a = FreeBlocks.ipv4();
        var between = FreeBlocks.ipv4();
        var c = FreeBlocks.ipv4();
        var v6 = FreeBlocks.ipv6();
        other.replace(line(a + ".64/26"), line(between + ".0/24"), line(c + ".0/24"), line(v6 + "::/48"))
                .statusCode(200);

        assertThat(ofOthers(a + ".0/25", c + ".0/26")).containsExactlyInAnyOrder(a + ".64/26", c + ".0/24");
        assertThat(ofOthers(a + ".128/25", c + ".192/26", c + ".128/26")).containsExactly(c + ".0/24");
        assertThat(ofOthers(v6 + ":7::/64")).containsExactly(v6 + "::/48");
        assertThat(ofOthers()).isEmpty();
    }

    @Test
    void an_administrator_takes_addresses_over_in_one_step() throws SQLException {
        var v4 = FreeBlocks.ipv4();
        other.replace(
                        line(v4 + ".0/24", "2026-01-01", "2026-06-30"),
                        line(v4 + ".0/24", "2026-07-01", "2026-12-31"),
                        line(v4 + ".0/24", "2027-01-01", "2027-12-31"))
                .statusCode(200);
        var claim = "{\"takeOver\":true,\"add\":[%s]}".formatted(line(v4 + ".128/25", "2026-06-01", "2026-12-31"));

        own.change(claim).statusCode(403).body("code", is("FORBIDDEN"));
        asAdministrator(claim).statusCode(200).body("added", is(1), "removed", is(0), "takenOver", is(2));

        own.read("").body("version", is(1), "items.cidr", contains(v4 + ".128/25"));
        other.read("").body("version", is(2), "items.validFrom", contains("2027-01-01"));
        other.change(adding(line(v4 + ".0/24", "2026-01-01", "2026-06-30"))).statusCode(422);
        assertThat(audited("PROVIDER_NETWORKS.TAKE_OVER", other)).isOne();
        assertThat(audited("PROVIDER_NETWORKS.CHANGE", own)).isOne();
    }

    @Test
    void a_take_over_does_not_excuse_faults_of_the_list_itself() {
        var v4 = FreeBlocks.ipv4();
        other.replace(line(v4 + ".0/24")).statusCode(200);

        asAdministrator("{\"takeOver\":true,\"add\":[%s,%s]}".formatted(line(v4 + ".0/25"), line(v4 + ".64/26")))
                .statusCode(422)
                .body("errors.code", contains("NETWORKS_OVERLAP"));
        other.read("").body("version", is(1));
    }

    @Test
    void tries_of_a_false_claimant_do_not_keep_an_administrator_out() throws SQLException {
        var v4 = FreeBlocks.ipv4();
        own.replace(line(v4 + ".0/24")).statusCode(200);
        update("UPDATE network_limits SET events = 120 WHERE provider = " + id(own));

        own.replace(line(v4 + ".0/25")).statusCode(429);
        Lists.put(Lists.staff("administrator"), own.tag(), own.partner().toString())
                .statusCode(200)
                .body("removed", is(1));
    }

    @Test
    void recorded_lines_that_overlap_do_not_stop_changes() {
        var v4 = FreeBlocks.ipv4();
        own.replace(line(v4 + ".0/25")).statusCode(200);
        var same = new Network(Cidr.parse(v4 + ".0/25"), "33", LocalDate.parse("2026-01-01"), null);
        UnitOfWork.run(() -> networks.add(
                own.partner(), Stream.generate(() -> same).limit(20).toList(), Instant.now()));

        own.change(adding(line(v4 + ".128/25"))).statusCode(200).body("added", is(1));
        own.change(adding(line(v4 + ".192/26")))
                .statusCode(422)
                .body("errors.code", contains("NETWORKS_OVERLAP"), "errors[0].detail", containsString(".128/25"));
        own.replace(line(v4 + ".0/25")).statusCode(200).body("networks", is(1), "removed", is(21));
        own.replace().statusCode(200).body("removed", is(1));
    }

    private List<String> ofOthers(String... blocks) {
        return networks
                .ofOthers(own.partner(), Stream.of(blocks).map(Cidr::parse).toList())
                .stream()
                .map(line -> line.network().cidr().text())
                .toList();
    }

    private ValidatableResponse asAdministrator(String change) {
        return Lists.staff("administrator")
                .header("If-Match", own.tag())
                .header("Idempotency-Key", Ids.next().toString())
                .contentType(ContentType.JSON)
                .body(change)
                .post(Lists.PATH + own.partner() + "/changes")
                .then();
    }

    private static String adding(String... lines) {
        return "{\"add\":[" + String.join(",", lines) + "]}";
    }

    private static String id(Lists list) {
        return "UNHEX(REPLACE('" + list.partner() + "', '-', ''))";
    }

    private static void update(String statement) throws SQLException {
        try (var connection = LocalStack.connection();
                var change = connection.createStatement()) {
            assertThat(change.executeUpdate(statement)).isOne();
        }
    }

    private static int audited(String act, Lists list) throws SQLException {
        try (var connection = LocalStack.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT COUNT(*) FROM audit_entries WHERE act = '" + act + "' AND object_id = "
                                + id(list))) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
