package cn.icpfiling.inspection.networks;

import static cn.icpfiling.inspection.networks.Lists.line;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list of networks that lost lines by mistake is not published. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class ShrunkListsApiTest {

    FilingStub neighbours;

    private Lists own;

    @BeforeEach
    void a_partner_is_there() {
        own = Lists.ofAPartner(neighbours);
    }

    @Test
    void a_list_that_drops_many_of_todays_addresses_is_held_back_until_a_person_confirms_the_number_of_lines() {
        var v4 = FreeBlocks.ipv4();
        own.replace(line(v4 + ".0/25"), line(v4 + ".128/26"), line(v4 + ".192/26", "81"))
                .statusCode(200);

        own.replaceBlindly("", line(v4 + ".0/25"))
                .statusCode(422)
                .body("errors.code", contains("LIST_SHRINKS"), "errors.pointer", contains("/confirmedRemovals"))
                .body("errors[0].detail", allOf(containsString("2"), containsString("3"), containsString("33%")))
                .body("errors[0].remedy", containsString("confirmedRemovals：2"));
        own.replaceBlindly(",\"confirmedRemovals\":3", line(v4 + ".0/25"))
                .statusCode(422)
                .body("errors.code", contains("LIST_SHRINKS"));
        own.replaceBlindly(",\"confirmedRemovals\":0", line(v4 + ".0/25")).statusCode(400);
        own.read("").body("version", is(1), "items.size()", is(3));

        own.replaceBlindly(",\"confirmedRemovals\":2", line(v4 + ".0/25"))
                .statusCode(200)
                .body("version", is(2), "removed", is(2));
    }

    @Test
    void a_list_is_not_held_back_for_other_lines_of_the_same_addresses_or_for_what_makes_no_site_healthy_today() {
        var v4 = FreeBlocks.ipv4();
        own.replace(
                        line(v4 + ".0/25"),
                        line(v4 + ".128/26", "2026-01-01", "2026-02-28"),
                        line(v4 + ".192/26", "ABROAD"))
                .statusCode(200);

        own.replaceBlindly("", line(v4 + ".0/26"), line(v4 + ".64/26"))
                .statusCode(200)
                .body("removed", is(3), "added", is(2));
        own.replaceBlindly("", line(v4 + ".0/26"), line(v4 + ".64/27")).statusCode(200);
        own.change("{\"remove\":[{\"cidr\":\"%s.0/26\"}]}".formatted(v4))
                .statusCode(200)
                .body("removed", is(1));
    }

    /** Sending a region abroad is as bad as leaving the line out. */
    @Test
    void a_list_whose_blocks_leave_the_mainland_is_held_back() {
        var v4 = FreeBlocks.ipv4();
        own.replace(line(v4 + ".0/25")).statusCode(200);
        own.replaceBlindly("", line(v4 + ".0/25", "ABROAD"))
                .statusCode(422)
                .body("errors.code", contains("LIST_SHRINKS"));
        own.read("").body("items.region", contains("33"));
    }
}
