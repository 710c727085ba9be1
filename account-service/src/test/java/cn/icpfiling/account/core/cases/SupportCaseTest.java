package cn.icpfiling.account.core.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SupportCaseTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final Duration WAIT = Duration.ofHours(72);

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();

    @Test
    void a_claim_lapses_and_the_case_is_open_again_for_another_person() {
        var found = ofTwo(CaseKind.OFFLINE_TRANSFER);
        claim(found, first, NOW);
        assertRefused(
                "CASE_NOT_FREE", () -> claim(found, second, NOW.plus(LEASE).minusMillis(1)));

        assertThat(found.stateAt(NOW.plus(LEASE))).isEqualTo(CaseState.OPEN);
        claim(found, second, NOW.plus(LEASE));
        assertThat(found.isClaimedBy(second, NOW.plus(LEASE))).isTrue();
        assertThat(found.isClaimedBy(first, NOW.plus(LEASE))).isFalse();
    }

    @Test
    void claiming_again_prolongs_the_claim() {
        var found = ofTwo(CaseKind.OFFLINE_TRANSFER);
        claim(found, first, NOW);
        claim(found, first, NOW.plusSeconds(60));

        assertThat(found.stateAt(NOW.plus(LEASE))).isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void the_first_of_two_persons_proposes_and_only_another_one_decides_the_same() {
        var found = proposed(CaseDecision.GRANTED);

        assertRefused("CASE_SECOND_PERSON_NEEDED", () -> decide(found, CaseDecision.GRANTED, first));
        assertRefused("CASE_DECISION_DIFFERS", () -> decide(found, CaseDecision.REFUSED, second));
        decide(found, CaseDecision.GRANTED, second);
        assertThat(found.stateAt(NOW)).isEqualTo(CaseState.DECIDED_GRANTED);
        assertThat(found.effectDueAt()).isEqualTo(NOW.plus(WAIT));
    }

    @Test
    void a_case_that_is_sent_back_begins_anew_and_the_second_person_may_propose_then() {
        var found = proposed(CaseDecision.GRANTED);
        decide(found, CaseDecision.SENT_BACK, second);

        assertThat(found.stateAt(NOW)).isEqualTo(CaseState.OPEN);
        assertThat(found.proposal()).isNull();
        claim(found, second, NOW);
        decide(found, CaseDecision.REFUSED, second);
        decide(found, CaseDecision.REFUSED, first);
        assertThat(found.stateAt(NOW)).isEqualTo(CaseState.DECIDED_REFUSED);
        assertThat(found.effectDueAt()).isNull();
    }

    @Test
    void one_person_decides_where_the_rule_wants_one() {
        var found = new SupportCase(UUID.randomUUID(), CaseKind.FINDING_QUESTION, Language.ZH, false, false, NOW);
        claim(found, first, NOW);

        found.decide(CaseDecision.GRANTED, "ANSWERED", first, null, NOW, NOW);

        assertThat(found.stateAt(NOW)).isEqualTo(CaseState.DECIDED_GRANTED);
        assertThat(found.isOpen()).isFalse();
        assertRefused("CASE_CLOSED", () -> stop(found));
    }

    @Test
    void a_granted_transfer_cannot_be_stopped_and_a_granted_phone_can_until_it_is_changed() {
        var transfer = granted(CaseKind.OFFLINE_TRANSFER);
        assertRefused("CASE_CLOSED", () -> stop(transfer));

        var phone = granted(CaseKind.LOST_PHONE);
        stop(phone);
        assertThat(phone.stateAt(NOW)).isEqualTo(CaseState.STOPPED);

        var changed = granted(CaseKind.LOST_PHONE);
        changed.end(CaseAct.COMPLETE, CaseRole.PLATFORM, null, NOW, NOW);
        assertRefused("ACT_NOT_ALLOWED", () -> stop(changed));
    }

    @Test
    void an_objection_takes_a_proposal_and_one_grant_back() {
        var proposed = proposed(CaseDecision.GRANTED);
        assertThat(proposed.object(NOW, NOW)).contains("SUPPORT_CASE.OBJECT");
        assertThat(proposed.stateAt(NOW)).isEqualTo(CaseState.OPEN);
        assertThat(proposed.proposal()).isNull();
        assertThat(proposed.object(NOW, NOW)).as("known already").isEmpty();

        var granted = granted(CaseKind.LOST_PHONE);
        granted.object(NOW, NOW);
        assertThat(granted.stateAt(NOW)).isEqualTo(CaseState.OPEN);
        assertThat(granted.effectDueAt()).isNull();
        assertThat(granted.isGrantInDispute(NOW)).isTrue();
        grant(granted, third, UUID.randomUUID());
        assertRefused("CASE_GRANTED_AGAIN", () -> granted.object(NOW, NOW));
        stop(granted);
        assertThat(granted.isGrantInDispute(NOW)).isFalse();
    }

    @Test
    void who_proposed_or_decided_a_grant_that_was_taken_back_refuses_the_case_and_does_not_grant_it_again() {
        for (var earlier : List.of(first, second)) {
            var found = granted(CaseKind.LOST_PHONE);
            found.object(NOW, NOW);

            claim(found, earlier, NOW);
            assertRefused("CASE_OTHER_PERSONS_NEEDED", () -> decide(found, CaseDecision.GRANTED, earlier));
            found.release(NOW);
            claim(found, third, NOW);
            decide(found, CaseDecision.GRANTED, third);
            assertRefused("CASE_OTHER_PERSONS_NEEDED", () -> decide(found, CaseDecision.GRANTED, earlier));

            decide(found, CaseDecision.SENT_BACK, earlier);
            claim(found, first, NOW);
            decide(found, CaseDecision.REFUSED, first);
            decide(found, CaseDecision.REFUSED, second);
            assertThat(found.stateAt(NOW)).isEqualTo(CaseState.DECIDED_REFUSED);
        }
    }

    private SupportCase granted(CaseKind kind) {
        var found = ofTwo(kind);
        grant(found, first, second);
        return found;
    }

    private static void grant(SupportCase found, UUID proposer, UUID decider) {
        claim(found, proposer, NOW);
        decide(found, CaseDecision.GRANTED, proposer);
        decide(found, CaseDecision.GRANTED, decider);
    }

    private SupportCase proposed(CaseDecision decision) {
        var found = ofTwo(CaseKind.LOST_PHONE);
        claim(found, first, NOW);
        decide(found, decision, first);
        assertThat(found.stateAt(NOW)).isEqualTo(CaseState.PROPOSED);
        return found;
    }

    private static SupportCase ofTwo(CaseKind kind) {
        return new SupportCase(UUID.randomUUID(), kind, Language.ZH, true, false, NOW);
    }

    private static void claim(SupportCase found, UUID staff, Instant at) {
        found.claim(staff, at.plus(LEASE), at);
    }

    private static void decide(SupportCase found, CaseDecision decision, UUID staff) {
        found.decide(decision, "A_REASON", staff, WAIT, NOW, NOW);
    }

    private static void stop(SupportCase found) {
        found.end(CaseAct.STOP, CaseRole.SOURCE, "STOPPED_BY_OWNER", NOW, NOW);
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).hasToString(code));
    }
}
