package cn.icpfiling.inspection.networks;

import static cn.icpfiling.inspection.networks.Lists.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Removed lines answer what was known, for a time, and a partner cannot make too many of them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class RemovedNetworksApiTest {

    @Inject
    ForgetRemovedNetworks forget;

    FilingStub neighbours;

    private final String v4 = FreeBlocks.ipv4();
    private Lists own;

    @BeforeEach
    void a_partner_is_there() {
        own = Lists.ofAPartner(neighbours);
    }

    @Test
    void staff_ask_whose_an_address_is_on_a_day_and_hear_of_claims_that_were_removed() {
        var v6 = FreeBlocks.ipv6();
        own.replace(line(v4 + ".0/24", "2026-01-01", "2026-06-30"), line(v6 + "::/48", "ABROAD"))
                .statusCode(200);
        owner("&on=2026-06-30")
                .body("address", is(v4 + ".7"), "claims.name", contains(own.name()))
                .body("claims[0].cidr", is(v4 + ".0/24"), "claims[0].mainland", is(true))
                .body("claims[0].recordedAt", notNullValue(), "claims[0].removedAt", nullValue());
        owner("&on=2026-07-01").body("claims", empty());
        ownerOf(v6 + "::1", "").body("claims.region", contains("ABROAD"), "claims[0].mainland", is(false));

        own.replace().statusCode(200);
        var other = Lists.ofAPartner(neighbours);
        other.replace(line(v4 + ".0/25", "2026-01-01", "2026-12-31")).statusCode(200);
        owner("&on=2026-06-30")
                .body("claims.name", contains(other.name(), own.name()))
                .body("claims[0].removedAt", nullValue(), "claims[1].removedAt", notNullValue());
        Lists.staff("inspector")
                .get("/api/v1/address-owners?address=47.96.1")
                .then()
                .statusCode(400)
                .body("errors.code", contains("ADDRESS_MALFORMED"), "errors.pointer", contains("/query/address"));
    }

    @Test
    void staff_ask_whose_an_address_was_as_known_at_a_time() throws SQLException {
        var later = Lists.ofAPartner(neighbours);
        own.replace(line(v4 + ".0/24")).statusCode(200);
        own.replace().statusCode(200);
        later.replace(line(v4 + ".0/25")).statusCode(200);
        set(own, "recorded_at = '2026-03-01 00:00:00', removed_at = '2026-04-01 00:00:00'");
        set(later, "recorded_at = '2026-05-01 00:00:00'");

        owner("").body("claims.name", contains(later.name(), own.name()));
        owner("&knownAt=2026-03-01T00:00:00Z")
                .body("on", is("2026-03-01"), "claims.name", contains(own.name()))
                .body("claims[0].removedAt", notNullValue());
        owner("&knownAt=2026-03-31T23:59:59Z").body("claims.name", contains(own.name()));
        owner("&knownAt=2026-04-01T00:00:00Z").body("claims", empty());
        owner("&on=2026-03-15&knownAt=2026-06-01T00:00:00Z").body("claims.name", contains(later.name()));
        owner("&knownAt=2026-02-28T23:59:59Z").body("claims", empty());
    }

    @Test
    void lines_are_deleted_a_time_after_their_removal() throws SQLException {
        own.replace(line(v4 + ".0/25"), line(v4 + ".128/25")).statusCode(200);
        own.replace(line(v4 + ".128/25")).statusCode(200);
        set(own, "recorded_at = '2020-01-01 00:00:00'");

        forget.runDue();
        owner("").body("claims.cidr", contains(v4 + ".0/25"));

        set(own, "removed_at = CASE WHEN removed_at IS NULL THEN NULL ELSE '2020-02-01 00:00:00' END");
        forget.runDue();
        owner("").body("claims", empty());
        own.read("").body("items.cidr", contains(v4 + ".128/25"));
    }

    @Test
    void a_partner_changes_so_many_lines_a_day_and_an_administrator_more() throws SQLException {
        own.replace(line(v4 + ".0/24")).statusCode(200);
        update("UPDATE network_line_limits SET changed_lines = 39999 WHERE provider = " + id(own));

        own.replace(line(v4 + ".0/25")).statusCode(429).header("Retry-After", Integer::parseInt, greaterThan(0));
        own.replace(line(v4 + ".0/24")).statusCode(200).body("version", is(1));
        own.replace(line(v4 + ".0/24"), line(FreeBlocks.ipv4() + ".0/24"))
                .statusCode(200)
                .body("added", is(1));
        own.replace().statusCode(429);
        Lists.put(Lists.staff("administrator"), own.tag(), own.partner().toString())
                .statusCode(200)
                .body("removed", is(2));

        update("UPDATE network_line_limits SET day = '2026-01-01' WHERE provider = " + id(own));
        own.replace(line(v4 + ".0/24")).statusCode(200);
    }

    private ValidatableResponse owner(String query) {
        return ownerOf(v4 + ".7", query);
    }

    private static ValidatableResponse ownerOf(String address, String query) {
        return Lists.staff("inspector")
                .get("/api/v1/address-owners?address=" + address + query)
                .then()
                .statusCode(200);
    }

    private static void set(Lists list, String values) throws SQLException {
        update("UPDATE provider_networks SET " + values + " WHERE provider = " + id(list));
    }

    private static String id(Lists list) {
        return "UNHEX(REPLACE('" + list.partner() + "', '-', ''))";
    }

    private static void update(String statement) throws SQLException {
        try (var connection = LocalStack.connection();
                var change = connection.createStatement()) {
            assertThat(change.executeUpdate(statement)).isPositive();
        }
    }
}
