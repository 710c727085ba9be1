package cn.icpfiling.account.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After the confirmation the filing moves as a whole, or filing-service's refusal is shown; nothing in between stays. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class TransferHandOverApiTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    ResumeTransfers resume;

    private Holder source;
    private Holder target;

    @BeforeEach
    void a_holder_and_another_person_have_accounts() {
        source = Holder.withFiling();
        target = Holder.signedUp();
    }

    /** A 404 without a code of the act is that of a wrong address. */
    @ParameterizedTest
    @ValueSource(strings = {"503", "500", "404", "401", "LOST"})
    void a_hand_over_without_an_answer_is_repeated_until_there_is_one(String fault) throws SQLException {
        Holder.handOverFails(source.account(), fault, fault);
        var id = confirmed()
                .then()
                .statusCode(202)
                .body("state", equalTo("CONFIRMED"))
                .body("endedAt", nullValue())
                .extract()
                .<String>path("transferId");

        resume.runDue();
        source.shows(id).then().body("state", equalTo("CONFIRMED"));
        isDue(id);
        resume.runDue();
        isDue(id);
        resume.runDue();

        source.shows(id).then().body("state", equalTo("DONE"));
        assertThat(Holder.handOvers(source.account()))
                .hasSize(3)
                .allSatisfy(asked -> assertThat(asked).containsEntry("transferId", id));
        assertThat(told(id)).isEqualTo(2);
    }

    @Test
    void the_contacts_in_the_filing_that_the_answer_names_are_told_without_another_question() throws SQLException {
        var subject = UUID.randomUUID().toString();
        var principal = new Caller();
        var webmaster = new Caller();
        var head = contact("王小明", principal);
        isFiled(
                subject,
                Map.of(
                        "contacts",
                        List.of(
                                Map.of("subject", head),
                                Map.of("subject", head, "service", contact("李四", webmaster)))));
        Caller.contactsAreElsewhere(subject, 1000);

        var id = confirmed()
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .extract()
                .<String>path("transferId");

        assertThat(told(id)).isEqualTo(4);
        await().atMost(SOON).until(() -> isTold(principal) && isTold(webmaster));
    }

    /** The filing has moved: whom a filing-service of the last release does not name must not keep it from both accounts. */
    @Test
    void a_transfer_is_told_to_both_accounts_when_contacts_of_the_last_service_fail_for_good() throws SQLException {
        var subject = UUID.randomUUID().toString();
        var spoilt = UUID.randomUUID().toString();
        var principal = new Caller();
        isFiled(subject, Map.of("serviceId", UUID.randomUUID() + "," + spoilt));
        Caller.hasContacts(
                UUID.fromString(subject),
                Map.of("subject", contact("王小明", principal), "service", contact("李四", new Caller())));
        Caller.contactsAreElsewhere(spoilt, 1000);

        var id = confirmed()
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .extract()
                .<String>path("transferId");

        assertThat(told(id)).isEqualTo(4);
        await().atMost(SOON).until(() -> isTold(principal));
    }

    @Test
    void a_confirmed_transfer_cannot_be_given_up_or_doubled() {
        Holder.handOverFails(source.account(), "503");
        var id = confirmed().<String>path("transferId");

        source.cancels(id).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        source.names(id, target.account()).then().statusCode(409);
        source.opens().then().statusCode(409).body("code", equalTo("TRANSFER_OPEN"));
        target.shows(id).then().statusCode(404);
    }

    @Test
    void a_process_that_dies_after_the_confirmation_leaves_what_the_job_completes() throws SQLException {
        var id = source.openedTo(target);
        // As the process leaves it when it is killed between its commit and its call.
        Rows.execute("update filing_transfers set state = 'CONFIRMED', confirmed_at = utc_timestamp(6),"
                + " confirmation = id, due_at = utc_timestamp(6), version = version + 1" + Holder.is(id));

        resume.runDue();

        source.shows(id).then().body("state", equalTo("DONE"));
        assertThat(Holder.handOvers(source.account())).hasSize(1);
        assertThat(told(id)).isEqualTo(2);
    }

    @Test
    void a_repeat_of_the_request_goes_on_where_the_process_died() {
        var id = source.openedTo(target);
        var code = source.code(id);
        var tag = source.tag(id);
        var key = UUID.randomUUID().toString();
        Holder.handOverFails(source.account(), "503");
        source.confirms(id, code, tag, key).then().statusCode(202);
        // The process died before it stored its response.
        Rows.execute("delete from idempotent_requests");

        source.confirms(id, code, tag, key).then().statusCode(200).body("state", equalTo("DONE"));
        source.confirms(id, code, tag, UUID.randomUUID().toString()).then().statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRANSFER_NOT_THE_HOLDER",
                "TRANSFER_SOURCE_HAS_OPEN_ORDER",
                "TRANSFER_TARGET_HAS_OPEN_ORDER",
                "TRANSFER_TARGET_HAS_SUBJECT",
                "TRANSFER_ACT_UNDER_WAY"
            })
    @Tag("long")
    void a_definite_refusal_ends_the_transfer_and_is_shown(String code) throws SQLException {
        Holder.handOverFails(source.account(), code);
        var id = confirmed()
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("refusal.code", equalTo(code))
                .body("refusal.detail", notNullValue())
                .body("refusal.remedy", notNullValue())
                .body("sponsor", nullValue())
                .extract()
                .<String>path("transferId");

        resume.runDue();
        assertThat(Holder.handOvers(source.account())).hasSize(1);
        assertThat(told(id)).isZero();
        assertThat(Audited.acts(id)).endsWith("TRANSFER.CONFIRM", "TRANSFER.REFUSE " + code);
        target.shows(id).then().statusCode(404);
        source.opens().then().statusCode(201);
    }

    @Test
    void a_refusal_after_the_answer_is_told_to_the_account_that_confirmed() {
        Holder.handOverFails(source.account(), "503", "TRANSFER_TARGET_HAS_OPEN_ORDER");
        var id = confirmed().then().statusCode(202).extract().<String>path("transferId");
        isDue(id);

        resume.runDue();

        source.shows(id).then().body("state", equalTo("REFUSED"));
        await().atMost(SOON)
                .until(() -> source.caller().texts().stream()
                        .anyMatch(text -> text.contains("转移未能办理") && text.contains("目标账号中完成或放弃该订单")));
        assertThat(target.caller().texts()).noneMatch(text -> text.contains("转移未能办理"));
    }

    @Test
    void a_refusal_that_is_new_is_shown_by_its_code() {
        Holder.handOverFails(source.account(), "TRANSFER_SOMETHING_NEW");

        confirmed()
                .then()
                .statusCode(200)
                .body("refusal.code", equalTo("TRANSFER_SOMETHING_NEW"))
                .body("refusal.detail", nullValue());
    }

    @Test
    void of_two_filings_that_move_into_one_account_one_arrives() throws Exception {
        var other = Holder.withFiling();
        var attempts = List.of(confirmation(source), confirmation(other));

        try (var threads = Executors.newFixedThreadPool(2)) {
            var states = threads.invokeAll(attempts).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(states).containsExactlyInAnyOrder("DONE", "REFUSED");
        }
    }

    @Test
    void the_job_ends_drafts_whose_time_has_passed() {
        var id = source.openedTo(target);
        Rows.execute("update filing_transfers set expires_at = '2020-01-01'" + Holder.is(id));

        resume.runDue();

        source.shows(id)
                .then()
                .body("state", equalTo("EXPIRED"))
                .body("endedAt", notNullValue())
                .header("ETag", containsString("-zh"));
        assertThat(Audited.acts(id)).endsWith("TRANSFER.EXPIRE");
    }

    /** Two forms of the row that no step leaves behind. */
    @Test
    void the_table_refuses_half_a_transfer() {
        var id = source.openedTo(target);
        for (var half : List.of("state = 'CONFIRMED'", "state = 'DONE', ended_at = utc_timestamp(6)")) {
            assertThatThrownBy(() -> Rows.execute("update filing_transfers set " + half + Holder.is(id)))
                    .hasCauseInstanceOf(SQLException.class);
        }
    }

    private static Map<String, String> contact(String name, Caller person) {
        return Map.of("number", Holder.NUMBER, "name", name, "mobile", person.phone());
    }

    private void isFiled(String subject, Map<String, Object> more) {
        var filing = new HashMap<>(Holder.subjectOf(subject));
        filing.putAll(more);
        Holder.knows(source.account(), Map.of("subject", filing, "openOrder", false));
    }

    private static boolean isTold(Caller contact) {
        return contact.texts().stream().anyMatch(text -> text.contains("您是备案"));
    }

    private Callable<String> confirmation(Holder holder) {
        var id = holder.openedTo(target);
        var code = holder.code(id);
        return () -> holder.confirms(id, code).path("state");
    }

    private Response confirmed() {
        var id = source.openedTo(target);
        return source.confirms(id, source.code(id));
    }

    private static void isDue(String id) {
        Rows.execute("update filing_transfers set due_at = '2020-01-01'" + Holder.is(id));
    }

    /** How many notices about the transfer there are. */
    private static long told(String id) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from notices where cause like 'account.transferred/" + id + "%'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
