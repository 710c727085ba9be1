package cn.icpfiling.systemtests.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.model.Belief.Content;
import cn.icpfiling.systemtests.model.Company.Fate;
import cn.icpfiling.systemtests.model.Round.Asked;
import cn.icpfiling.systemtests.model.Round.Outside;
import cn.icpfiling.systemtests.model.Round.Reply;
import cn.icpfiling.systemtests.model.Step.Role;
import cn.icpfiling.systemtests.model.Walks.Outcome;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge notices each lie wherever it is told. A place where the answer could be true is no place for a lie. */
class SabotageTest {

    /** In each of them other parties act at other moments; with one walk, a rare coincidence stays away. */
    private static final int WALKS = 400;

    private static final int ROUNDS = 200;
    private static final List<Outcome> WALKED = LongStream.range(0, WALKS)
            .mapToObj(seed -> PlayedWalk.of(seed, ROUNDS))
            .toList();

    @Test
    void a_platform_that_keeps_the_rules_is_never_accused() {
        assertThat(WALKED).allSatisfy(outcome -> {
            assertThat(outcome.record().violations()).isEmpty();
            assertThat(Invariants.brokenBy(outcome.holdings())).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Sabotage.class)
    void a_lie_is_noticed_at_every_place_where_it_is_told(Sabotage sabotage) {
        assertThat(WALKED).anyMatch(sabotage::couldBeTold);
        assertThat(WALKED.stream().flatMap(outcome -> sabotage.overlooked(outcome).stream()))
                .isEmpty();
    }

    /** The pre-check names no version, so it may have met the order before or after the step of the verification. */
    @Test
    void an_answer_that_another_partys_step_explains_is_no_lie() {
        var opened = new Step(State.DRAFT, "OPEN", Role.APPLICANT, State.DRAFT);
        var submitted = new Step(State.DRAFT, "SUBMIT", Role.APPLICANT, State.PROVIDER_REVIEW);
        var sentBack = new Step(State.PROVIDER_REVIEW, "REQUEST_CORRECTION", Role.SYSTEM, State.PROVIDER_CORRECTION);
        var before = falseName(State.PROVIDER_REVIEW, "\"1\"", true, List.of(opened, submitted));
        var after = falseName(State.PROVIDER_CORRECTION, "\"2\"", false, List.of(opened, submitted, sentBack));
        var accepted = new Reply(200, "", 1, false, "");
        var refused = Reply.refusal(409, "ACT_NOT_ALLOWED");

        assertThat(Judge.of(precheck(before, refused, after)).faults()).isEmpty();
        assertThat(Judge.of(precheck(before, accepted, after)).faults()).isEmpty();
        assertThat(Judge.of(precheck(before, accepted, before)).faults()).hasSize(1);
        assertThat(Sabotage.AN_ILLEGAL_ACT_IS_ACCEPTED.couldBeTold(walkOf(precheck(before, refused, after))))
                .isFalse();
        assertThat(Sabotage.AN_ILLEGAL_ACT_IS_ACCEPTED.couldBeTold(walkOf(precheck(before, refused, before))))
                .isTrue();
    }

    /** A history of two equal steps does not show that the first is missing. */
    @Test
    void a_lie_that_the_judge_cannot_see_is_told_with_its_place() {
        var opened = new Step(State.DRAFT, "OPEN", Role.APPLICANT, State.DRAFT);
        var before = falseName(State.DRAFT, "\"1\"", false, List.of(opened));
        var after = before.telling(List.of(opened, opened));
        var round = new Round(before, List.of(), after, Outside.of(Fate.GRANTED));

        assertThat(Sabotage.A_HISTORY_FORGETS.overlooked(walkOf(round))).containsExactly(round.toString());
    }

    private static Snapshot falseName(State state, String tag, boolean outstanding, List<Step> history) {
        return new Snapshot(
                state, tag, Content.FALSE_NAME, false, outstanding, Lifecycle.actsOfApplicant(state), history);
    }

    private static Round precheck(Snapshot before, Reply reply, Snapshot after) {
        var asked = new Asked(Act.PRECHECK, Manner.RIGHTLY, "key", reply);
        return new Round(before, List.of(asked), after, Outside.of(Fate.GRANTED));
    }

    private static Outcome walkOf(Round round) {
        var record = new Record();
        record.round(round, List.of());
        return new Outcome(record, List.of(), true);
    }
}
