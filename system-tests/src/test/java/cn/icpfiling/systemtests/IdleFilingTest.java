package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Eighty-five days pass in which hardly anybody does anything: one draft is forgotten, one is touched once, on day 40,
 * and one order waits for a code that nobody types. The time is that of all services, so the other stories are over by
 * then; afterwards it is set back.
 */
@Tag("long")
@Order(Integer.MAX_VALUE - 2)
@Isolated
class IdleFilingTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern REMINDER = Pattern.compile("等待您处理\\s*(\\d+)\\s*天");
    private static final Caller SANDBOX = Caller.sandbox(ReturnedFiling.STACK);
    private static final Inbox INBOX = new Inbox(ReturnedFiling.STACK);

    private static final Map<Integer, String> FORGOTTEN = new HashMap<>();
    private static final Map<Integer, String> TOUCHED = new HashMap<>();

    private static ReturnedFiling forgotten;
    private static ReturnedFiling touched;
    private static ReturnedFiling uncoded;

    @BeforeAll
    static void days_pass() {
        noonComes();
        var atTheAuthority = CompletableFuture.supplyAsync(ReturnedFiling::withTheAuthority);
        forgotten = ReturnedFiling.filledIn();
        touched = ReturnedFiling.filledIn();
        uncoded = atTheAuthority.join();
        var today = 0;
        for (int day : List.of(1, 7, 15, 30, 40, 44, 45, 84, 85)) {
            passes(Duration.ofDays(day - today));
            today = day;
            FORGOTTEN.put(day, forgotten.filing().order().text("/state"));
            TOUCHED.put(day, touched.filing().order().text("/state"));
            if (day == 1) {
                uncoded.awaits("SMS_EXPIRED");
            }
            if (day == 40) {
                touched.entersTheSubjectAgain();
            }
        }
    }

    @AfterAll
    static void it_is_today_again() {
        SANDBOX.post("/clock/reset").expect(200);
    }

    @Test
    void a_forgotten_draft_is_over_on_day_45_and_not_before() {
        assertThat(FORGOTTEN).containsEntry(44, "DRAFT").containsEntry(45, "EXPIRED");
    }

    @Test
    void its_holder_was_reminded_on_days_7_15_and_30_by_sms_and_mail_and_told_of_the_end() {
        for (var way :
                Map.of(forgotten.phone(), "SMS", forgotten.mail(), "MAIL").entrySet()) {
            await("reminders by " + way.getValue()).atMost(SOON).untilAsserted(() -> {
                var texts = INBOX.texts(way.getKey(), way.getValue());
                assertThat(texts)
                        .flatExtracting(text -> REMINDER.matcher(text)
                                .results()
                                .map(reminder -> reminder.group(1))
                                .toList())
                        .containsExactlyInAnyOrder("7", "15", "30");
                assertThat(texts).filteredOn(text -> text.contains("已自动关闭")).hasSize(1);
            });
        }
    }

    @Test
    void what_was_entered_is_kept_and_cannot_be_changed() {
        var order = forgotten.filing().order();

        assertThat(order.text("/subject/name")).isEqualTo(forgotten.who().company());
        assertThat(order.text("/service/domains/0")).isEqualTo(forgotten.who().domain());
        assertThat(order.at("/materials")).isNotEmpty();
        assertThat(order.at("/allowedActs")).isEmpty();
        assertThat(forgotten.acts()).containsExactly("DRAFT", "REMIND", "REMIND", "REMIND", "EXPIRE");
        assertRefused(
                forgotten
                        .filing()
                        .changing()
                        .put(
                                "/api/v1/orders/" + forgotten.filing().orderId() + "/subject",
                                Forms.subject(forgotten.who())),
                409,
                "NOT_EDITABLE");
    }

    @Test
    void its_number_is_free_again_and_pays_for_the_next_order() {
        assertThat(forgotten.stateOfTheServiceNumber()).isEqualTo("FREE");

        var next = forgotten.anotherOrder().opensADraft();
        next.changing()
                .put(
                        "/api/v1/orders/" + next.orderId() + "/service",
                        Forms.service(forgotten.who(), forgotten.filing().serviceNumber()))
                .expect(200);

        assertThat(forgotten.stateOfTheServiceNumber()).isEqualTo("BOUND");
    }

    @Test
    void an_edit_on_day_40_gives_another_45_days() {
        assertThat(TOUCHED)
                .containsEntry(45, "DRAFT")
                .containsEntry(84, "DRAFT")
                .containsEntry(85, "EXPIRED");
    }

    @Test
    void a_code_that_nobody_types_for_24_hours_brings_the_order_back_and_it_waits_no_longer_than_others() {
        assertThat(uncoded.acts())
                .containsExactly(
                        "DRAFT", "SUBMIT", "APPROVE", "UPLOAD", "SMS_FAILED", "REMIND", "REMIND", "REMIND", "EXPIRE");
    }

    /** No day ends while a story is told. */
    private static void noonComes() {
        var now = Instant.parse(SANDBOX.get("/clock").expect(200).text("/now")).atZone(CHINA);
        var noon = now.with(LocalTime.NOON);
        passes(Duration.between(now, noon.isAfter(now) ? noon : noon.plusDays(1)));
    }

    /** Answered when every service has taken the time and done what fell due. */
    private static void passes(Duration time) {
        SANDBOX.post("/clock/advance", Forms.node().put("by", time.toString())).expect(200);
    }
}
