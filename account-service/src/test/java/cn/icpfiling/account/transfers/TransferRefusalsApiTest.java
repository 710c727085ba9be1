package cn.icpfiling.account.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a draft is refused for, each with its own code. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class TransferRefusalsApiTest {

    private Holder source;
    private Holder target;

    @BeforeEach
    void no_target_was_named_before() {
        source = Holder.withFiling();
        target = Holder.signedUp();
        Holder.forgetLimits();
    }

    @Test
    void an_account_without_a_filing_gives_none_away() {
        refused(target.opens(), "TRANSFER_NOTHING_FILED");
    }

    @Test
    void an_open_order_of_the_source_stands_in_the_way_at_each_step() {
        var id = source.opened();
        var order = Map.of("subject", Holder.subjectOf(UUID.randomUUID().toString()), "openOrder", true);
        Holder.knows(source.account(), order);

        refused(source.names(id, target.account()), "TRANSFER_SOURCE_HAS_OPEN_ORDER");
        source.cancels(id).then().statusCode(200);
        refused(source.opens(), "TRANSFER_SOURCE_HAS_OPEN_ORDER");
    }

    @Test
    void a_silent_filing_service_lets_nothing_begin() {
        Holder.knows(source.account(), Map.of("silent", true));

        source.opens().then().statusCode(503).body("code", equalTo("UPSTREAM_UNAVAILABLE"));
    }

    @Test
    void of_many_drafts_at_once_one_is_opened() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var statuses = threads
                    .invokeAll(Stream.generate(() ->
                                    (Callable<Integer>) () -> source.opens().statusCode())
                            .limit(6)
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(5);
        }
        refused(source.opens(), "TRANSFER_OPEN");
    }

    @Test
    void a_target_with_an_order_or_a_filing_is_refused() {
        var id = source.opened();
        Holder.knows(target.account(), Map.of("openOrder", true));
        refused(source.names(id, target.caller().phone()), "TRANSFER_TARGET_HAS_OPEN_ORDER");
        Holder.isFiled(target.account());
        refused(source.names(id, target.caller().phone()), "TRANSFER_TARGET_HAS_SUBJECT");
        refused(source.names(id, source.account()), "TRANSFER_SAME_ACCOUNT");
        refused(source.names(id, source.caller().phone()), "TRANSFER_SAME_ACCOUNT");

        source.shows(id).then().body("targetPhone", nullValue());
    }

    /** Otherwise a holder would learn which phones belong to staff, and which to customers of partners. */
    @Test
    void unknown_staff_and_customers_are_refused_alike() {
        var id = source.opened();
        var staff = new Caller().entersAs("reviewer").getString("account.accountId");
        var customer = TestPartner.create("customers:read", "customers:write")
                .opens("C-1", Map.of())
                .getString("customerId");
        var unknown = source.names(id, UUID.randomUUID().toString());
        refused(unknown, "TRANSFER_TARGET_UNKNOWN");
        for (var login : List.of(staff, customer, new Caller().phone())) {
            var answer = source.names(id, login);
            refused(answer, "TRANSFER_TARGET_UNKNOWN");
            assertThat(answer.<String>path("detail")).isEqualTo(unknown.path("detail"));
        }
    }

    @Test
    void a_closed_account_is_no_target_also_if_it_was_named_before() {
        var named = source.openedTo(target);
        var code = source.code(named);
        Rows.execute("update accounts set status = 'CLOSED', phone = null, phone_index = null, phone_index_b = null"
                + Holder.is(target.account()));

        refused(source.asksForCode(named), "TRANSFER_TARGET_UNKNOWN");
        refused(source.confirms(named, code), "TRANSFER_TARGET_UNKNOWN");
        refused(source.names(named, target.account()), "TRANSFER_TARGET_UNKNOWN");
        assertThat(Holder.handOvers(source.account())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CHINA, INTERNATIONAL, TRANSFER_CHINA_TO_INTERNATIONAL",
        "INTERNATIONAL, CHINA, TRANSFER_INTERNATIONAL_TO_CHINA",
        "INTERNATIONAL, INTERNATIONAL, TRANSFER_BETWEEN_INTERNATIONAL"
    })
    void a_filing_moves_within_the_china_site_only(String from, String to, String code) {
        var id = source.opened();
        isOfSite(source, from);
        isOfSite(target, to);

        refused(source.names(id, target.account()), code);
    }

    @Test
    void a_site_that_changes_after_the_target_was_named_is_noticed_at_the_confirmation() {
        var id = source.openedTo(target);
        var code = source.code(id);
        isOfSite(target, "INTERNATIONAL");

        refused(source.confirms(id, code), "TRANSFER_CHINA_TO_INTERNATIONAL");
        isOfSite(target, "CHINA");
        source.confirms(id, code).then().statusCode(200);
    }

    /** Each answer tells whether a phone has an account, so they are as few as codes are. */
    @Test
    void a_holder_asks_for_a_few_phones_and_no_more() {
        var id = source.opened();
        for (var question = 0; question < 5; question++) {
            refused(source.names(id, new Caller().phone()), "TRANSFER_TARGET_UNKNOWN");
        }

        source.names(id, target.caller().phone())
                .then()
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, greaterThan(3_000))
                .body("code", equalTo("TRANSFER_TARGETS_SPENT"));
        source.cancels(id).then().statusCode(200);
        refused(source.names(source.opened(), target.account()), 429, "TRANSFER_TARGETS_SPENT");
    }

    @Test
    void a_login_of_no_form_is_refused_and_not_counted() {
        var id = source.opened();
        for (var time = 0; time < 6; time++) {
            source.names(id, "not-a-login")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/login"))
                    .body("errors[0].code", equalTo("PHONE_INVALID"));
        }
        source.names(id, "139****5678").then().statusCode(422).body("errors[0].code", equalTo("MASKED_VALUE"));

        source.names(id, target.account()).then().statusCode(200);
    }

    @Test
    void a_stale_or_missing_version_changes_nothing() {
        var id = source.opened();
        var stale = source.tag(id);
        source.names(id, target.account()).then().statusCode(200);

        source.request()
                .header("If-Match", stale)
                .body(Map.of("login", target.account()))
                .put(Holder.TRANSFERS + "/" + id + "/target")
                .then()
                .statusCode(412);
        source.request()
                .body(Map.of("login", target.account()))
                .put(Holder.TRANSFERS + "/" + id + "/target")
                .then()
                .statusCode(428);
    }

    @Test
    void a_draft_past_its_time_is_expired_and_makes_room() {
        var id = source.openedTo(target);
        var code = source.code(id);
        Rows.execute("update filing_transfers set expires_at = '2020-01-01'" + Holder.is(id));

        source.shows(id).then().body("state", equalTo("EXPIRED"));
        refused(source.confirms(id, code), "ACT_NOT_ALLOWED");
        source.opens().then().statusCode(201);
        source.shows(id).then().body("state", equalTo("EXPIRED")).body("sponsor", nullValue());
        assertThat(Holder.handOvers(source.account())).isEmpty();
    }

    @Test
    void an_applicant_names_no_customer() {
        source.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(Holder.TRANSFERS + "?onBehalfOf=" + source.account())
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("ONLY_FOR_PARTNERS"));
    }

    @Test
    void a_transfer_of_another_account_does_not_exist_however_the_request_is_formed() {
        var id = source.opened();

        target.request()
                .body("{")
                .put(Holder.TRANSFERS + "/" + id + "/target")
                .then()
                .statusCode(404);
        target.request()
                .body(Map.of())
                .put(Holder.TRANSFERS + "/" + id + "/target")
                .then()
                .statusCode(404);
        target.asksForCode(id).then().statusCode(404);
    }

    private static void isOfSite(Holder holder, String site) {
        Rows.execute("update accounts set site = '" + site + "'" + Holder.is(holder.account()));
    }

    private static void refused(Response answer, String code) {
        refused(answer, 409, code);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }
}
