package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.authority.SpeakingAuthority.Kind;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.spotchecks.SpotCheckItem;
import cn.icpfiling.filing.spotchecks.TakeResult;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What inspectors found goes to the authority once, whoever fails on the way, and its opinion is told back once. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class SpotCheckResultsApiTest extends AuthorityScene {

    private static final Instant SETTLED_AT = Instant.parse("2026-03-09T02:00:00Z");

    @Inject
    TakeResult takeResult;

    private final UUID spotCheck = Ids.next();
    private final String task = "HC" + spotCheck;

    @Test
    void a_result_goes_up_once_and_its_opinion_is_told_once() {
        isSet();
        finds(1);
        finds(1);

        uploads.run();
        uploads.run();

        assertThat(authority.taken()).hasSize(1);
        assertThat(authority.taken().get(1L))
                .contains(
                        "<HSJG><Record><Rwxh>" + task + "</Rwxh><Hccs>1</Hccs><Hcsj>2026-03-09 10:00:00</Hcsj><Hcjglb>"
                                + "<Hcjg><Hcx>1</Hcx><Jg>0</Jg></Hcjg><Hcjg><Hcx>5</Hcx><Jg>1</Jg></Hcjg></Hcjglb></Record></HSJG>");

        authority.offer("d1", opinion(1, 1, "请张三重新核查"));
        authority.offer("d2", opinion(1, 1, "请张三重新核查"));
        downloads.run();
        assertThat(told()).containsExactly("2 false");
        assertThat(count("authority_results WHERE reason = 'SAID_BEFORE'")).isEqualTo(1);
        assertThat(count("spot_check_results WHERE opinion LIKE '%张三%'"))
                .as("words in clear")
                .isZero();

        finds(2);
        uploads.run();
        authority.offer("d3", opinion(2, 0, ""));
        downloads.run();
        assertThat(told()).containsExactly("2 false", "3 true");
    }

    @Test
    void after_a_line_that_broke_the_same_file_is_found_to_be_there() {
        isSet();
        finds(1);
        authority.next("isp_upload", Kind.TAKE_AND_HANG_UP);

        uploads.run();
        assertThat(count("spot_check_results WHERE sent_at IS NULL")).isEqualTo(1);
        authority.offer("d1", opinion(1, 0, ""));
        downloads.run();
        assertThat(told()).as("it waits for our own note").isEmpty();
        restIsOver();
        uploads.run();
        downloads.run();

        assertThat(authority.taken()).hasSize(1);
        assertThat(told()).containsExactly("2 true");
    }

    @Test
    void a_file_that_is_refused_holds_up_no_order() {
        isSet();
        finds(1);
        var order = orders.approved();
        authority.next("isp_upload", Kind.UNREADABLE_PAYLOAD);

        uploads.run();

        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
        assertThat(count("spot_check_results WHERE held IS NOT NULL AND upload_id IS NULL"))
                .isEqualTo(1);
        assertThat(authority.taken()).hasSize(1);
    }

    @Test
    void an_opinion_on_nothing_of_ours_or_another_one_than_before_is_a_person_s() {
        isSet();
        finds(1);
        uploads.run();
        authority.offer("d1", opinion(1, 0, ""));
        authority.offer("d2", opinion(1, 1, ""));
        authority.offer("d3", opinion(7, 0, ""));
        authority.offer("d4", opinion(1, 9, ""));

        downloads.run();

        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT reason FROM authority_results WHERE state = 'UNRESOLVED' ORDER BY received_at"))
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).isEqualTo("OPINION_DIFFERS"),
                        reason -> assertThat(reason).isEqualTo("UNKNOWN_TASK"),
                        reason -> assertThat(reason).startsWith("NOT_UNDERSTOOD"));
        assertThat(told()).containsExactly("2 true");
    }

    private void isSet() {
        sql.update(
                "INSERT INTO spot_checks (id, task, subject_id, items, received_at) VALUES (?, ?, ?, "
                        + "JSON_ARRAY('PRINCIPAL_REACHABLE', 'NUMBER_SHOWN'), ?)",
                spotCheck,
                task,
                Ids.next(),
                SETTLED_AT);
    }

    private void finds(int round) {
        UnitOfWork.run(() -> takeResult.handle(
                spotCheck,
                round,
                Map.of(SpotCheckItem.PRINCIPAL_REACHABLE, true, SpotCheckItem.NUMBER_SHOWN, false),
                SETTLED_AT));
    }

    /** The sequences and opinions of the events that were written for inspection. */
    private List<String> told() {
        return sql.list(
                row -> row.getInt(1) + 1 + " " + row.getBoolean(2),
                "SELECT round, accepted FROM spot_check_results WHERE spot_check_id = ? AND accepted IS NOT NULL ORDER BY round",
                spotCheck);
    }

    private String opinion(int round, int result, String words) {
        return "<HCJG><Record><Rwxh>" + task + "</Rwxh><Hccs>" + round + "</Hccs><Jg>" + result
                + "</Jg><Shsj>2026-03-10 10:00:00</Shsj><Hcyj>" + words + "</Hcyj></Record></HCJG>";
    }
}
