package cn.icpfiling.filing.core.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A case's table, written a second time by hand, against every state, act and role; and what the steps change besides. */
class OfflineLifecycleTest {

    private static final Set<String> TABLE = Set.of(
            "OPEN HAND_IN APPLICANT HANDED_IN",
            "OPEN CLOSE APPLICANT CLOSED",
            "HANDED_IN HAND_IN APPLICANT HANDED_IN",
            "HANDED_IN CLOSE APPLICANT CLOSED",
            "HANDED_IN FREE AUTHORITY FREED");

    private static final UUID ID = UUID.fromString("019ab0a2-7c00-7000-8000-0000000000c1");
    private static final OrderActor HOLDER = OrderActor.applicant(UUID.randomUUID());
    /** Wednesday noon in China. */
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");

    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-25");

    @Test
    void the_table_is_the_whole_truth() {
        var allowed = new TreeSet<String>();
        for (var from : OfflineState.values()) {
            for (var act : OfflineAct.values()) {
                for (var who : OrderRole.values()) {
                    try {
                        var step = OfflineLifecycle.table().step(from, act, who);
                        allowed.add(from + " " + act + " " + who + " " + step.to());
                    } catch (ProblemException refused) {
                        // not in the table
                    }
                }
            }
        }

        assertThat(allowed).isEqualTo(new TreeSet<>(TABLE));
        assertThat(Arrays.stream(OfflineState.values())
                        .filter(OfflineLifecycle.table()::isFinal)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(OfflineState.FREED, OfflineState.CLOSED);
    }

    @Test
    void steps_are_counted_and_say_their_day() {
        var found = opened("沪ICP备2025000001号-1", true);

        var handedIn = found.handIn(WEDNESDAY, HOLDER, NOW);

        assertThat(handedIn.sequence()).isEqualTo(2);
        assertThat(handedIn.from()).isEqualTo(OfflineState.OPEN);
        assertThat(handedIn.day()).isEqualTo(WEDNESDAY);
        assertThat(handedIn.type()).isEqualTo("filing.offline.handed-in");
        assertThat(found.handIn(WEDNESDAY.minusDays(1), HOLDER, NOW).sequence()).isEqualTo(3);
        assertThat(found.handedInOn()).isEqualTo(WEDNESDAY.minusDays(1));
        assertThat(found.allowedActs()).containsExactlyInAnyOrder(OfflineAct.HAND_IN, OfflineAct.CLOSE);
    }

    @Test
    void the_authority_is_asked_from_the_next_working_day_on_and_no_more_after_the_end() {
        var found = opened("沪ICP备2025000001号-1", true);
        assertThat(found.isDue(NOW)).isFalse();
        found.handIn(WEDNESDAY, HOLDER, NOW);

        assertThat(found.isDue(NOW)).isFalse();
        var thursdayNight = Instant.parse("2026-11-26T12:00:00Z");
        assertThat(found.isDue(thursdayNight)).isTrue();
        found.stillShown(thursdayNight);
        assertThat(found.isDue(thursdayNight)).isFalse();
        assertThat(found.lastAnswer()).isEqualTo(OfflineAnswer.SHOWN);
        assertThat(found.lastAskedAt()).isEqualTo(thursdayNight);

        var fridayNight = Instant.parse("2026-11-27T12:00:00Z");
        assertThat(found.isDue(fridayNight)).isTrue();
        found.free(fridayNight);

        assertThat(found.state()).isEqualTo(OfflineState.FREED);
        assertThat(found.lastAnswer()).isEqualTo(OfflineAnswer.NOT_SHOWN);
        assertThat(found.nextLookAt()).isNull();
        assertThat(found.isDue(Instant.MAX)).isFalse();
        assertThat(found.allowedActs()).containsExactly(OfflineAct.CHECK_AGAIN);
        found.requireFreed();
    }

    @Test
    void silence_ends_nothing_and_is_waited_out_longer_each_time() {
        var found = opened("沪ICP备2025000001号-1", true);
        found.handIn(WEDNESDAY, HOLDER, NOW);
        var at = Instant.parse("2026-11-26T12:00:00Z");

        found.unanswered(at);
        assertThat(found.nextLookAt()).isEqualTo(at.plusSeconds(600));
        found.unanswered(at);
        assertThat(found.nextLookAt()).isEqualTo(at.plusSeconds(1200));

        assertThat(found.state()).isEqualTo(OfflineState.HANDED_IN);
        assertThat(found.lastAnswer()).isEqualTo(OfflineAnswer.SILENT);
        assertThatThrownBy(found::requireFreed).isInstanceOf(ProblemException.class);
        found.stillShown(at);
        found.unanswered(at);
        assertThat(found.nextLookAt()).as("counted anew after an answer").isEqualTo(at.plusSeconds(600));
    }

    @Test
    void what_cannot_be_asked_is_looked_at_in_our_own_records_day_by_day_and_says_no_answer_of_the_authority() {
        var found = opened("沪ICP备2025000001号", false);
        found.handIn(WEDNESDAY, HOLDER, NOW);
        var thursdayNight = Instant.parse("2026-11-26T12:00:00Z");

        assertThat(found.isDue(thursdayNight)).isTrue();
        found.stillOnRecord(thursdayNight);

        assertThat(found.isDue(thursdayNight)).isFalse();
        var fridayNight = Instant.parse("2026-11-27T12:00:00Z");
        assertThat(found.isDue(fridayNight)).isTrue();
        found.free(fridayNight);

        assertThat(found.state()).isEqualTo(OfflineState.FREED);
        assertThat(found.nextLookAt()).isNull();
        assertThat(found.lastAskedAt()).isNull();
        assertThat(found.lastAnswer()).isNull();
    }

    @Test
    void the_province_of_the_number_decides_and_ones_own_where_it_names_none() {
        assertThat(opened("湘ICP备2025000001号-1", true).decidingProvince()).isEqualTo("43");
        var unknown = opened("B2-20090059", true);
        assertThat(unknown.decidingProvince()).isEqualTo("11");
        assertThat(unknown.isProvinceAssumed()).isTrue();
    }

    @Test
    void an_answer_of_the_type_check_is_a_ground_or_none() {
        assertThat(OfflineGround.of(FilingType.DOMAIN_HELD_BY_ANOTHER_SUBJECT))
                .contains(OfflineGround.DOMAIN_HELD_BY_OTHER);
        assertThat(OfflineGround.of(FilingType.EMPTY_SUBJECT)).contains(OfflineGround.OWN_EMPTY_SUBJECT);
        assertThat(Arrays.stream(FilingType.values())
                        .filter(type -> OfflineGround.of(type).isPresent()))
                .hasSize(2);
    }

    private static OfflineDeregistration opened(String number, boolean watched) {
        var found = OfflineDeregistration.of(
                ID,
                Holder.own(UUID.randomUUID()),
                OfflineGround.DOMAIN_HELD_BY_OTHER,
                new SettledIdentity(
                        UUID.randomUUID(),
                        new Region("11", "110100", "110105"),
                        4,
                        1,
                        new byte[1],
                        new BlindValue(new byte[16], null),
                        "example.cn"),
                new OfflineDeregistration.Found(number, true, watched),
                null);
        found.open(HOLDER, NOW);
        return found;
    }
}
