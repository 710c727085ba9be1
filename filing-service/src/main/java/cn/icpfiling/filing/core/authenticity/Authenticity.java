package cn.icpfiling.filing.core.authenticity;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Decides whether a principal has shown who they are, from all the links of their order. */
public final class Authenticity {

    /** The standing as the order shows it. */
    public enum Standing {
        /** The principal has not begun. */
        MISSING,
        /** A link is open. */
        WAITING,
        /** The face of this person matched, and the result is still valid. */
        DONE,
        /** The identity source has no picture of this person. The order is submitted without, and a reviewer decides by the papers. */
        BY_PAPERS,
        /** The face matched, but the result has expired. */
        EXPIRED,
        /** The last photograph did not match, or the identity source did not know. */
        FAILED
    }

    /** @param counts the comparison that decides; null if there was none */
    public record Answer(Standing standing, AuthenticityStep counts) {}

    private Authenticity() {}

    /**
     * Checks whether principals may be asked: whenever the order can be submitted, changed or not, and during the
     * provider's review.
     */
    public static boolean isAskedFor(Order order) {
        return !order.type().isDeregistration()
                && (order.state().waitingFor() == WaitingFor.APPLICANT
                        || order.state().underReview());
    }

    /**
     * Counts only comparisons for this very person, in either part: a principal of both parts is compared once. The
     * last comparison decides, so a new photograph replaces the one before. One without an answer replaces none.
     */
    public static Answer of(
            Collection<AuthenticityStep> steps, PrincipalPart part, byte[] person, Instant now, Instant machineTime) {
        var last = last(steps, person);
        if (last.filter(step -> step.provesNow(person, now)).isPresent()) {
            return new Answer(Standing.DONE, last.get());
        }
        if (isWithoutReference(steps, person)) {
            return new Answer(Standing.BY_PAPERS, last.orElseThrow());
        }
        if (isWaitedFor(steps, part, person, machineTime)) {
            return new Answer(Standing.WAITING, last.orElse(null));
        }
        return new Answer(last.map(Authenticity::over).orElse(Standing.MISSING), last.orElse(null));
    }

    public static boolean isDone(Collection<AuthenticityStep> steps, byte[] person, Instant now) {
        return last(steps, person).filter(step -> step.provesNow(person, now)).isPresent();
    }

    /**
     * Whether the last answer is that the source has no picture of this person. It is no pass, so it needs no end: a reviewer decides for
     * each submission.
     */
    public static boolean isWithoutReference(Collection<AuthenticityStep> steps, byte[] person) {
        return last(steps, person)
                .filter(step -> step.result() == FaceResult.NO_REFERENCE)
                .isPresent();
    }

    private static Optional<AuthenticityStep> last(Collection<AuthenticityStep> steps, byte[] person) {
        return steps.stream()
                .filter(step -> step.isOf(person) && step.result() != null)
                .max(Comparator.comparing(Authenticity::isAnswered).thenComparing(AuthenticityStep::checkedAt));
    }

    private static boolean isAnswered(AuthenticityStep step) {
        return step.result() != FaceResult.UNKNOWN;
    }

    private static boolean isWaitedFor(
            Collection<AuthenticityStep> steps, PrincipalPart part, byte[] person, Instant machineTime) {
        return steps.stream().anyMatch(step -> step.part() == part && step.isOf(person) && step.leads(machineTime));
    }

    private static Standing over(AuthenticityStep step) {
        return step.state() == AuthenticityStep.State.MATCHED ? Standing.EXPIRED : Standing.FAILED;
    }
}
