package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** J2 through the gateway: one website, looked at from all sides. */
class FirstFilingTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final List<String> TOLD = new ArrayList<>();
    private static final Pattern PASSWORD = Pattern.compile("备案密码：([a-z0-9]{8})");

    private static FirstFiling filing;

    @BeforeAll
    static void a_website_is_filed() {
        filing = FirstFiling.of(Applicant.fresh(), STACK, TOLD::add).toTheNumber();
    }

    @Test
    void it_went_from_the_bought_domain_to_its_number_step_by_step() {
        assertThat(filing.subjectNumber()).matches("浙ICP备[0-9]{10}号");
        assertThat(TOLD).hasSize(20);
    }

    @Test
    void each_step_was_published_once_and_in_order() {
        var events = OrderEvents.of(filing.orderId(), STACK);

        assertThat(events)
                .extracting(OrderEvents.Event::type)
                .containsExactly(
                        "filing.order.drafted",
                        "filing.order.authenticated",
                        "filing.order.authenticated",
                        "filing.order.submitted",
                        "filing.order.approved",
                        "filing.order.uploaded",
                        "filing.order.sms-verified",
                        "filing.order.completed");
        assertThat(events).extracting(OrderEvents.Event::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void the_verdict_was_published_once() {
        assertThat(OrderEvents.verdictsOn(filing.orderId(), STACK))
                .extracting(OrderEvents.Event::type)
                .containsExactly("verification.order.judged");
    }

    @Test
    void its_filing_password_is_sent_by_the_authority_and_known_to_nobody_here() {
        var sms = new Inbox(STACK)
                .texts(filing.who().head().phone(), "AUTHORITY_SMS")
                .getFirst();
        assertThat(sms).contains(filing.subjectNumber());
        var password = PASSWORD.matcher(sms);
        assertThat(password.find()).isTrue();

        assertThat(filing.order().body().toString()).doesNotContain(password.group(1));
    }

    @Test
    void its_holder_is_told_that_it_is_filed_here_already() {
        assertThat(typeOf(filing.caller(), filing.who())).isEqualTo("ALREADY_FILED_HERE");
    }

    @Test
    void another_account_is_told_that_it_is_owned_by_another() {
        var stranger = new Accounts(STACK).signUp(Applicant.freshPhone()).caller();

        assertThat(typeOf(stranger, filing.who())).isEqualTo("OWNED_BY_ANOTHER_ACCOUNT");
    }

    @Test
    void another_company_is_told_that_the_domain_is_held_by_another_subject() {
        var stranger = new Accounts(STACK).signUp(Applicant.freshPhone()).caller();
        var other = filing.who().withCreditCode(Applicant.freshCreditCode());

        assertThat(typeOf(stranger, other)).isEqualTo("DOMAIN_HELD_BY_ANOTHER_SUBJECT");
    }

    private static String typeOf(Caller caller, Applicant who) {
        return caller.post("/api/v1/filing-type-checks", Forms.typeQuestion(who))
                .expect(201)
                .text("/type");
    }

    @Test
    void no_event_carries_personal_data() {
        var events = Stream.concat(
                OrderEvents.of(filing.orderId(), STACK).stream(),
                OrderEvents.verdictsOn(filing.orderId(), STACK).stream());

        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.data()).doesNotContain(personalData()));
    }

    @Test
    void no_log_carries_personal_data() throws IOException {
        try (var logs = Files.list(STACK.logs())) {
            var files = logs.filter(file -> file.toString().endsWith("-service.log"))
                    .toList();

            assertThat(files).isNotEmpty();
            for (var file : files) {
                assertThat(Files.readString(file, StandardCharsets.UTF_8))
                        .as("%s", file)
                        .doesNotContain(personalData());
            }
        }
    }

    private static List<String> personalData() {
        return Stream.of(filing.who().head(), filing.who().webmaster())
                .flatMap(person -> Stream.of(person.name(), person.idNumber(), person.phone()))
                .toList();
    }
}
