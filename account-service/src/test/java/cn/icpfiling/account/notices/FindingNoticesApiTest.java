package cn.icpfiling.account.notices;

import static cn.icpfiling.account.notices.FindingScene.LONG;
import static cn.icpfiling.account.notices.FindingScene.contact;
import static cn.icpfiling.account.notices.FindingScene.mailsTo;
import static cn.icpfiling.account.notices.FindingScene.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Account and contacts hear of each finding once, and the contacts in the filing stay secret. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class FindingNoticesApiTest {

    private static final List<String> EVERYONE = List.of(
            "SMS ACCOUNT MOBILE",
            "MAIL ACCOUNT MAIL",
            "SMS SUBJECT_PRINCIPAL MOBILE",
            "MAIL SUBJECT_PRINCIPAL MAIL",
            "VOICE SUBJECT_PRINCIPAL MOBILE",
            "VOICE SUBJECT_PRINCIPAL OFFICE_PHONE",
            "SMS SERVICE_PRINCIPAL MOBILE",
            "MAIL SERVICE_PRINCIPAL MAIL",
            "VOICE SERVICE_PRINCIPAL MOBILE",
            "VOICE SERVICE_PRINCIPAL OFFICE_PHONE");

    private final FindingScene scene = new FindingScene();

    @Test
    void the_account_and_all_contacts_in_the_filing_are_told_and_the_numbers_are_to_be_called() {
        scene.signedUp("zh").filed().notified();

        assertThat(scene.rows()).containsExactlyInAnyOrderElementsOf(EVERYONE);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(scene.fates()).hasSize(6).containsOnly("SENT"));
        for (var phone : List.of(scene.holder, scene.head, scene.webmaster)) {
            assertThat(texts(phone))
                    .singleElement()
                    .asString()
                    .startsWith("【阿里云】")
                    .contains("域名过期", "expired-shop.com", "2026-12-15", "剩余 15 个工作日", "取消接入")
                    .doesNotContain(FindingScene.HEAD, FindingScene.WEBMASTER, scene.head.phone());
        }
        for (var mail : List.of(scene.holderMail, scene.headMail, scene.webmasterMail)) {
            assertThat(mailsTo(mail)).hasSize(1);
        }
        assertThat(scene.calls()).hasSize(4).allMatch(call -> call.endsWith("WAITING"));
    }

    @Test
    void a_number_or_mail_that_appears_twice_is_told_once_and_the_account_comes_first() {
        scene.signedUp("zh")
                .filed(
                        contact("N-1", FindingScene.HEAD, scene.holder.phone(), "0571-87654321", scene.headMail),
                        contact(
                                "N-1-1",
                                FindingScene.HEAD,
                                "+86 " + scene.holder.phone(),
                                "0571 8765 4321",
                                scene.headMail.toUpperCase(Locale.ROOT)))
                .notified();

        assertThat(scene.rows())
                .containsExactlyInAnyOrder(
                        "SMS ACCOUNT MOBILE",
                        "MAIL ACCOUNT MAIL",
                        "MAIL SUBJECT_PRINCIPAL MAIL",
                        "VOICE SUBJECT_PRINCIPAL MOBILE",
                        "VOICE SUBJECT_PRINCIPAL OFFICE_PHONE");
    }

    @Test
    void an_event_that_arrives_again_tells_nothing_twice() {
        var event = UUID.randomUUID();
        scene.signedUp("zh").filed();
        scene.step("opened", 1);
        scene.step("notified", 2, event, Map.of());
        scene.step("notified", 2, event, Map.of());
        scene.step("notified", 2, UUID.randomUUID(), Map.of());
        scene.step("reminded", 3);

        await().atMost(LONG).until(() -> scene.rows().size() == EVERYONE.size() + 6);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(scene.fates()).hasSize(12).containsOnly("SENT"));
        assertThat(texts(scene.head)).hasSize(2);
        assertThat(scene.calls()).hasSize(4);
    }

    @Test
    @Tag("long")
    void a_silent_filing_service_only_delays_the_notices() {
        scene.signedUp("zh").filed();
        Caller.filingServiceIsSilent(2);

        scene.notified();

        assertThat(scene.rows()).containsExactlyInAnyOrderElementsOf(EVERYONE);
    }

    @Test
    @Tag("long")
    void a_wrong_address_of_filing_service_only_delays_the_notices() {
        scene.signedUp("zh").filed();
        Caller.contactsAreElsewhere(scene.subject.toString(), 2);

        scene.notified();

        assertThat(scene.rows()).containsExactlyInAnyOrderElementsOf(EVERYONE);
    }

    @Test
    void without_the_site_on_record_the_contact_of_the_subject_is_told() {
        scene.signedUp("zh");
        Caller.hasContacts(
                scene.subject,
                Map.of(
                        "subject",
                        contact("N-1", FindingScene.HEAD, scene.head.phone(), scene.headOffice, scene.headMail)));

        scene.notified();

        assertThat(scene.rows())
                .containsExactlyInAnyOrderElementsOf(EVERYONE.stream()
                        .filter(row -> !row.contains("SERVICE_PRINCIPAL"))
                        .toList());
    }

    @Test
    void of_a_finding_about_the_whole_subject_the_principals_of_all_its_sites_are_told_each_number_once() {
        scene.signedUp("zh");
        var ofSubject = contact("N-1", FindingScene.HEAD, scene.head.phone(), scene.headOffice, scene.headMail);
        var webmaster = contact(
                "N-1-1", FindingScene.WEBMASTER, scene.webmaster.phone(), scene.webmasterOffice, scene.webmasterMail);
        var further = contact("N-1-2", "赵六", new Caller().phone(), "0571-87650000", "zhao@example.cn");
        Caller.hasContacts(
                scene.subject,
                Map.of(
                        "subject",
                        ofSubject,
                        "services",
                        List.of(site(webmaster), site(further), site(ofSubject), site(further))));

        scene.stepOfSubject("opened", 1);
        scene.stepOfSubject("notified", 2);

        var principal = EVERYONE.stream().filter(row -> row.contains("SERVICE_PRINCIPAL"));
        await().atMost(LONG).until(() -> !scene.rows().isEmpty());
        assertThat(scene.rows())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(EVERYONE.stream(), principal).toList());
    }

    @Test
    void of_more_services_than_one_answer_has_the_principals_behind_it_are_told_too() {
        scene.signedUp("zh");
        var next = UUID.randomUUID();
        var webmaster = contact(
                "N-1-1", FindingScene.WEBMASTER, scene.webmaster.phone(), scene.webmasterOffice, scene.webmasterMail);
        var behind = contact("N-1-201", "赵六", new Caller().phone(), "0571-87650000", "zhao@example.cn");
        Caller.hasContacts(
                scene.subject,
                Map.of(
                        "subject",
                        Map.of("number", "N-1"),
                        "services",
                        List.of(site(webmaster)),
                        "servicesAfter",
                        next));
        Caller.hasContacts(next, Map.of("subject", Map.of("number", "N-1"), "services", List.of(site(behind))));

        scene.stepOfSubject("opened", 1);
        scene.stepOfSubject("notified", 2);

        await().atMost(LONG).until(() -> !scene.rows().isEmpty());
        assertThat(scene.rows().stream().filter(row -> row.equals("SMS SERVICE_PRINCIPAL MOBILE")))
                .hasSize(2);
    }

    private static Map<String, Object> site(Map<String, String> contact) {
        return Map.of("serviceId", UUID.randomUUID().toString(), "contact", contact);
    }

    @Test
    void without_a_filing_on_record_the_account_is_told() {
        scene.signedUp("en").notified();

        assertThat(scene.rows()).containsExactlyInAnyOrder("SMS ACCOUNT MOBILE", "MAIL ACCOUNT MAIL");
        await().atMost(LONG).untilAsserted(() -> assertThat(texts(scene.holder)).hasSize(1));
        assertThat(texts(scene.holder).getFirst()).startsWith("[Alibaba Cloud]").contains("The domain has expired");
    }

    @Test
    void without_an_account_the_contacts_in_the_filing_are_told() {
        scene.filed().notified();

        assertThat(scene.rows())
                .containsExactlyInAnyOrderElementsOf(EVERYONE.stream()
                        .filter(row -> !row.contains("ACCOUNT"))
                        .toList());
    }

    @Test
    void the_finding_of_a_partners_customer_is_told_where_the_partner_said_and_in_the_filing() {
        var customer = TestPartner.create("customers:write")
                .opens("C-1", Map.of("mobile", scene.holder.phone(), "mail", scene.holderMail, "locale", "zh"))
                .getString("customerId");

        scene.heldBy(customer).filed().notified();

        assertThat(scene.rows()).containsExactlyInAnyOrderElementsOf(EVERYONE);
        await().atMost(LONG).untilAsserted(() -> assertThat(texts(scene.holder)).hasSize(1));
    }

    @Test
    void the_end_of_a_finding_is_told_to_those_who_were_told_of_it_and_closes_the_calls() {
        var unknown = new FindingScene().filed();
        unknown.step("opened", 1);
        unknown.step("cured", 2);
        scene.signedUp("zh").filed().notified();
        scene.step("cured", 3);

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(texts(scene.webmaster)).hasSize(2).anyMatch(text -> text.contains("已整改")));
        assertThat(scene.calls()).hasSize(4).allMatch(call -> call.endsWith("TOO_LATE"));
        assertThat(unknown.rows()).isEmpty();
    }

    @Test
    @Tag("long")
    void each_step_that_matters_is_told_and_a_call_that_waits_follows_the_deadline() {
        scene.signedUp("zh").filed().notified();
        scene.step("contested", 3);
        await().atMost(LONG).untilAsserted(() -> assertThat(scene.calls()).allMatch(call -> call.endsWith("TOO_LATE")));
        scene.step("confirmed", 4);
        scene.step("extended", 5);
        scene.step("overdue", 6);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(scene.calls())
                        .hasSize(8)
                        .filteredOn(call -> call.endsWith("WAITING"))
                        .hasSize(4));
        scene.step("extended", 7, UUID.randomUUID(), Map.of("dueOn", "2027-01-29"));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(scriptsThatWait())
                        .hasSize(4)
                        .allMatch(script -> script.contains("2027-01-29") && !script.contains("已过")));
        scene.step("dismissed", 8);

        await().atMost(LONG).untilAsserted(() -> assertThat(texts(scene.holder)).hasSize(6));
        assertThat(scene.calls()).hasSize(8).allMatch(call -> call.endsWith("TOO_LATE"));
    }

    @Test
    void the_holder_reads_what_was_sent_with_masked_recipients() {
        scene.signedUp("zh").filed().notified();

        var listed = scene.ownNotices();

        assertThat(listed.getList("items")).hasSize(EVERYONE.size());
        assertThat(listed.getList("items.findingId")).containsOnly(scene.finding.toString());
        assertThat(listed.getList("items.address", String.class))
                .allMatch(address -> address.contains("*"))
                .doesNotContain(scene.head.phone(), scene.headMail);
        assertThat(listed.getList("items.subject", String.class)).contains("《阿里云备案信息核查通知》");
        assertThat(listed.prettify())
                .contains("域名过期")
                .doesNotContain(scene.head.phone(), scene.headOffice, scene.headMail, FindingScene.HEAD);
        var stranger = new FindingScene().signedUp("zh");
        assertThat(stranger.ownNotices().getList("items")).isEmpty();
    }

    @Test
    void no_contact_in_the_filing_is_readable_in_the_table() {
        scene.signedUp("zh").filed().notified();

        var stored =
                String.join(" ", scene.column("concat(hex(recipient), ' ', hex(encrypted_values), ' ', hex(cause))"));

        assertThat(stored).contains(hex(scene.finding.toString()));
        assertThat(stored)
                .doesNotContain(
                        hex(scene.head.phone()),
                        hex(scene.headMail),
                        hex(scene.headOffice.substring(5)),
                        hex(FindingScene.HEAD),
                        hex("DOMAIN.EXPIRED"));
    }

    private List<String> scriptsThatWait() {
        var support = new Caller();
        return support.as(support.entersAs("desk").getString("accessToken"))
                .queryParam("limit", 200)
                .get("/api/v1/voice-tasks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.findingId == '" + scene.finding + "' }.script", String.class);
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
