package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.SignInChallenge;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What a sign-in still needs before a session starts. */
public record Challenge(UUID challengeId, Instant expiresAt, Enrolment enrolment) {

    static Challenge of(SignInChallenge asked, Enrolment enrolment) {
        return new Challenge(asked.id(), asked.expiresAt().truncatedTo(ChronoUnit.SECONDS), enrolment);
    }

    @Override
    public String toString() {
        return "Challenge " + challengeId;
    }

    /** For a member of staff without a second factor. */
    public record Enrolment(String secret, String uri) {

        @Override
        public String toString() {
            return "Enrolment";
        }
    }
}
