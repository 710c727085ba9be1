package cn.icpfiling.filing.core;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a principal has shown who they are, judged from all the links of their order. */
public final class Authenticity {

    /** As the order tells it. */
    public enum Standing {
        /** Nobody has begun. */
        MISSING,
        /** A link is out. */
        WAITING,
        /** The face of this very person matched, and the result holds. */
        DONE,
        /** It matched, but its time is over. */
        EXPIRED,
        /** The last photograph did not match, or nobody could say. */
        FAILED
    }

    /** @param counts the comparison that decides; null where there was none */
    public record Answer(Standing standing, AuthenticityStep counts) {}

    private Authenticity() {}

    /** Principals may be asked whenever their order is to be submitted, unchanged or not, and while the provider reviews it. */
    public static boolean isAskedFor(Order order) {
        return !order.type().isDeregistration()
                && (order.state().waitingFor() == WaitingFor.APPLICANT
                        || order.state().underReview());
    }

    /** A principal of the order has shown who they are: told like a step, and the order stays where it is. */
    public static OrderEvent done(Order order, Instant at) {
        return order.event(
                "filing.order.authenticated", OrderAct.AUTHENTICATE, order.state(), OrderActor.SYSTEM, at, List.of());
    }

    /**
     * Only what was compared for this very person counts, whichever part they had: who answers for both shows it once. The last
     * comparison decides, so a new photograph takes the place of the one before.
     */
    public static Answer of(
            Collection<AuthenticityStep> steps, PrincipalPart part, byte[] person, Instant now, Instant machineTime) {
        var last = last(steps, person);
        if (last.filter(step -> step.provesNow(person, now)).isPresent()) {
            return new Answer(Standing.DONE, last.get());
        }
        if (isWaitedFor(steps, part, person, machineTime)) {
            return new Answer(Standing.WAITING, last.orElse(null));
        }
        return new Answer(last.map(Authenticity::over).orElse(Standing.MISSING), last.orElse(null));
    }

    public static boolean isDone(Collection<AuthenticityStep> steps, byte[] person, Instant now) {
        return last(steps, person).filter(step -> step.provesNow(person, now)).isPresent();
    }

    private static Optional<AuthenticityStep> last(Collection<AuthenticityStep> steps, byte[] person) {
        return steps.stream()
                .filter(step -> step.isOf(person) && step.result() != null)
                .max(Comparator.comparing(AuthenticityStep::checkedAt));
    }

    private static boolean isWaitedFor(
            Collection<AuthenticityStep> steps, PrincipalPart part, byte[] person, Instant machineTime) {
        return steps.stream().anyMatch(step -> step.part() == part && step.isOf(person) && step.leads(machineTime));
    }

    private static Standing over(AuthenticityStep step) {
        return step.state() == AuthenticityStep.State.MATCHED ? Standing.EXPIRED : Standing.FAILED;
    }
}
