package cn.icpfiling.legacy.core.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LegacyClaimTest {

    private static final Instant NOW = Instant.parse("2026-11-28T01:00:00Z");
    private final LegacyClaim claim =
            new LegacyClaim(new UUID(0, 1), new UUID(0, 2), null, new UUID(0, 3), LegacyClaim.HolderKind.PERSON, NOW);

    @Test
    void a_claim_goes_from_its_case_over_the_papers_and_the_grant_to_the_filing() {
        assertThat(claim.caseOpened(new UUID(0, 4))).isEqualTo("LEGACY_CLAIM.OPEN_CASE");
        claim.papersHandedIn(NOW);
        claim.papersAskedFor();
        claim.papersHandedIn(NOW);
        claim.granted(NOW);
        assertThat(claim.isOpen()).isTrue();
        claim.end(ClaimAct.COMPLETE, ClaimParty.HAND_OVER, null, NOW);

        assertThat(claim.state()).isEqualTo(ClaimState.CLAIMED);
        assertThat(claim.isOpen()).isFalse();
    }

    @Test
    void an_ended_claim_changes_no_more() {
        claim.end(ClaimAct.LOSE, ClaimParty.HAND_OVER, "LEGACY_FILING_TAKEN", NOW);

        assertThatThrownBy(() -> claim.granted(NOW)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> claim.end(ClaimAct.COMPLETE, ClaimParty.HAND_OVER, null, NOW))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void a_claim_whose_case_was_granted_cannot_lapse_or_be_rejected() {
        claim.caseOpened(new UUID(0, 4));
        claim.granted(NOW);

        assertThatThrownBy(() -> claim.end(ClaimAct.LAPSE, ClaimParty.CASE, "EXPIRED", NOW))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> claim.end(ClaimAct.REJECT, ClaimParty.CASE, "NOT_PROVEN", NOW))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void a_claim_that_ended_here_leaves_its_case_until_account_service_ended_it() {
        claim.caseOpened(new UUID(0, 4));
        claim.granted(NOW);
        assertThat(claim.hasCaseToWithdraw()).isFalse();

        claim.end(ClaimAct.LOSE, ClaimParty.HAND_OVER, "LEGACY_FILING_TAKEN", NOW);
        assertThat(claim.hasCaseToWithdraw()).isTrue();

        claim.caseEnded();
        assertThat(claim.hasCaseToWithdraw()).isFalse();
    }

    @Test
    void a_claim_whose_filing_has_another_subject_by_now_fails_before_its_decision_too_and_leaves_its_case() {
        claim.caseOpened(new UUID(0, 4));
        claim.papersHandedIn(NOW);

        claim.end(ClaimAct.FAIL, ClaimParty.HAND_OVER, "LEGACY_FILING_CHANGED", NOW);

        assertThat(claim.state()).isEqualTo(ClaimState.FAILED);
        assertThat(claim.hasCaseToWithdraw()).isTrue();
    }

    @Test
    void a_granted_claim_that_its_holder_withdraws_lapses_and_leaves_its_case_one_that_the_case_ended_does_not() {
        claim.caseOpened(new UUID(0, 4));
        assertThatThrownBy(() -> claim.end(ClaimAct.WITHDRAW, ClaimParty.HOLDER, "STOPPED", NOW))
                .isInstanceOf(ProblemException.class);
        claim.granted(NOW);
        claim.end(ClaimAct.WITHDRAW, ClaimParty.HOLDER, "STOPPED", NOW);
        assertThat(claim.state()).isEqualTo(ClaimState.LAPSED);
        assertThat(claim.hasCaseToWithdraw()).isTrue();

        var other = new LegacyClaim(
                new UUID(0, 5), new UUID(0, 2), null, new UUID(0, 6), LegacyClaim.HolderKind.PERSON, NOW);
        other.caseOpened(new UUID(0, 7));
        other.end(ClaimAct.LAPSE, ClaimParty.CASE, "EXPIRED", NOW);
        assertThat(other.hasCaseToWithdraw()).isFalse();

        other.lookAgainAt(NOW);
        assertThat(other.hasCaseToWithdraw())
                .as("as an earlier release left it")
                .isFalse();
    }

    @Test
    void exactly_five_states_are_ends() {
        var ends = EnumSet.allOf(ClaimState.class);
        ends.removeIf(state -> !ClaimLifecycle.table().isFinal(state));

        assertThat(ends)
                .containsExactlyInAnyOrder(
                        ClaimState.CLAIMED, ClaimState.REJECTED, ClaimState.FAILED, ClaimState.LOST, ClaimState.LAPSED);
    }
}
