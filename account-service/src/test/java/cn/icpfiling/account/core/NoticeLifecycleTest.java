package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each act in each stage does what the table says, and nothing where the table has no row. */
class NoticeLifecycleTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant NEXT_DAY = NOW.plus(Duration.ofHours(25));

    @ParameterizedTest
    @EnumSource(NoticeStage.class)
    void a_message_of_the_stage_can_be_made(NoticeStage stage) throws ReflectiveOperationException {
        assertThat(in(stage).stage()).isEqualTo(stage);
    }

    @ParameterizedTest
    @EnumSource(value = NoticeAct.class, mode = EnumSource.Mode.EXCLUDE, names = "CANCEL")
    void each_act_leads_where_the_table_says_and_else_changes_nothing(NoticeAct act)
            throws ReflectiveOperationException {
        for (var stage : NoticeStage.values()) {
            var notice = in(stage);
            var decidedAt = notice.decidedAt();
            var next = NoticeLifecycle.after(stage, act);

            var elsewhere = act(notice, act);

            assertThat(notice.stage()).as("%s in %s", act, stage).isEqualTo(next.orElse(stage));
            assertThat(notice.fate()).isEqualTo(notice.stage().fate());
            if (next.isEmpty()) {
                assertThat(notice.decidedAt()).as("%s in %s", act, stage).isEqualTo(decidedAt);
            }
            assertThat(elsewhere)
                    .as("%s in %s goes another way", act, stage)
                    .isEqualTo(next.isPresent() && leadsElsewhere(act, next.get()));
        }
    }

    @Test
    void all_that_wait_and_nothing_else_is_cancelled_as_one_statement_does_it() {
        for (var stage : NoticeStage.values()) {
            assertThat(NoticeLifecycle.after(stage, NoticeAct.CANCEL).isPresent())
                    .as(stage.name())
                    .isEqualTo(stage.waits());
        }
    }

    @Test
    void nothing_follows_what_has_arrived_but_a_contest_and_nothing_at_all_what_came_too_late() {
        assertThat(acts(NoticeStage.DELIVERED)).containsExactly(NoticeAct.CONTEST);
        assertThat(NoticeLifecycle.table().isFinal(NoticeStage.TOO_LATE)).isTrue();
    }

    private static Set<NoticeAct> acts(NoticeStage stage) {
        return Arrays.stream(NoticeActor.values())
                .flatMap(actor -> NoticeLifecycle.table().acts(stage, actor).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void the_table_of_the_document_is_that_of_the_code() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "notices.md"))).contains(written());
    }

    private static String written() {
        var lines = new ArrayList<String>();
        lines.add("| act | by | from | to | another way |");
        lines.add("|---|---|---|---|---|");
        for (var act : NoticeAct.values()) {
            var from = new LinkedHashMap<NoticeStage, Set<NoticeStage>>();
            NoticeLifecycle.table().steps().stream()
                    .filter(step -> step.act() == act)
                    .forEach(step -> from.computeIfAbsent(step.to(), to -> new LinkedHashSet<>())
                            .add(step.from()));
            from.forEach((to, stages) -> lines.add("| %s | %s | %s | %s | %s |"
                    .formatted(act, act.actor(), joined(stages), to, leadsElsewhere(act, to) ? "yes" : "no")));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String joined(Set<NoticeStage> stages) {
        return stages.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static boolean leadsElsewhere(NoticeAct act, NoticeStage to) {
        return act.leadsElsewhere() && to != NoticeStage.TOO_LATE;
    }

    private static Notice in(NoticeStage stage) throws ReflectiveOperationException {
        var notice = new Notice(
                UUID.randomUUID(), null, "cause", Channel.SMS, NoticeTemplate.FINDING_NOTIFIED, Language.EN, NOW);
        var acts = switch (stage) {
            case READY -> List.<NoticeAct>of();
            case PUT_OFF -> List.of(NoticeAct.FAIL);
            case OFFERED -> List.of(NoticeAct.OFFER);
            case OFFERED_AGAIN -> List.of(NoticeAct.FAIL, NoticeAct.OFFER);
            case LAST_TRY -> List.of(NoticeAct.OVERTAKE);
            case LAST_OFFER -> List.of(NoticeAct.OFFER, NoticeAct.OVERTAKE);
            case SENT -> List.of(NoticeAct.ACCEPT);
            case DELIVERED -> List.of(NoticeAct.ARRIVE);
            case UNDELIVERED -> List.of(NoticeAct.COME_BACK);
            case FAILED -> List.of(NoticeAct.REFUSE);
            case TOO_LATE -> List.of(NoticeAct.EXPIRE);
            case CANCELLED -> List.of(NoticeAct.CANCEL);
        };
        for (var act : acts) {
            var _ = act(notice, act);
        }
        return notice;
    }

    /** Returns whether the act says that the message goes another way. */
    private static boolean act(Notice notice, NoticeAct act) throws ReflectiveOperationException {
        switch (act) {
            case HOLD -> notice.holdForNight(NEXT_DAY);
            case OFFER -> notice.offer(MessageProvider.PRIMARY, NOW);
            case TAKE_BACK -> notice.withdrawOffer(NOW);
            case ACCEPT -> notice.accepted(MessageProvider.PRIMARY, "biz-1", NOW);
            case EXPIRE -> notice.tooLate(NOW);
            case OVERTAKE -> notice.overtaken(NOW);
            case CONTEST -> notice.contested(NOW);
            case CANCEL -> {
                var fate = Notice.class.getDeclaredField("fate");
                fate.setAccessible(true);
                fate.set(notice, Notice.Fate.CANCELLED);
            }
            case FAIL -> {
                return notice.failed("down", NOW);
            }
            case AWAIT_APPROVAL -> {
                return notice.awaitApproval("code", true, NOW, NOW);
            }
            case GIVE_UP -> {
                return notice.failed("down", NEXT_DAY);
            }
            case REFUSE -> {
                return notice.refused("no", NOW);
            }
            case ARRIVE -> {
                var _ = notice.reported(null, NOW, NOW);
            }
            case COME_BACK -> {
                return notice.reported(DeliveryFailure.BLOCKED, NOW, NOW);
            }
        }
        return false;
    }
}
