package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.SignInChallenge;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What is still wanted before a session begins. */
public record Challenge(UUID challengeId, Instant expiresAt, Enrolment enrolment) {

    static Challenge of(SignInChallenge asked, Enrolment enrolment) {
        return new Challenge(asked.id(), asked.expiresAt().truncatedTo(ChronoUnit.SECONDS), enrolment);
    }

    @Override
    public String toString() {
        return "Challenge " + challengeId;
    }

    /** For whoever has no second factor yet. */
    public record Enrolment(String secret, String uri) {

        @Override
        public String toString() {
            return "Enrolment";
        }
    }
}
