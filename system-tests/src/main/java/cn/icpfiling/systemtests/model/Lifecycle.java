package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Step.Role;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps of docs/trade.md 2.3, copied from there by hand: the service is judged by this table, and is never its
 * source.
 */
final class Lifecycle {

    private static final String TABLE = """
            DRAFT               SUBMIT              APPLICANT  PROVIDER_REVIEW
            PROVIDER_REVIEW     REQUEST_CORRECTION  REVIEWER   PROVIDER_CORRECTION
            PROVIDER_REVIEW     REQUEST_CORRECTION  SYSTEM     PROVIDER_CORRECTION
            PROVIDER_REVIEW     REJECT              REVIEWER   PROVIDER_REJECTED
            PROVIDER_REVIEW     APPROVE             REVIEWER   AWAITING_SUBMISSION
            PROVIDER_REVIEW     WITHDRAW            APPLICANT  DRAFT
            PROVIDER_RECHECK    REQUEST_CORRECTION  REVIEWER   PROVIDER_CORRECTION
            PROVIDER_RECHECK    REQUEST_CORRECTION  SYSTEM     PROVIDER_CORRECTION
            PROVIDER_RECHECK    REJECT              REVIEWER   PROVIDER_REJECTED
            PROVIDER_RECHECK    APPROVE             REVIEWER   AWAITING_SUBMISSION
            PROVIDER_RECHECK    WITHDRAW            APPLICANT  DRAFT
            PROVIDER_CORRECTION RESUBMIT            APPLICANT  PROVIDER_RECHECK
            PROVIDER_REJECTED   RESUBMIT            APPLICANT  PROVIDER_REVIEW
            AUTHORITY_REJECTED  RESUBMIT            APPLICANT  PROVIDER_REVIEW
            SMS_EXPIRED         RESUBMIT            APPLICANT  AWAITING_SUBMISSION
            SMS_EXPIRED         WITHDRAW            APPLICANT  DRAFT
            AWAITING_SUBMISSION WITHDRAW            APPLICANT  DRAFT
            AWAITING_SUBMISSION UPLOAD              SYSTEM     SMS_PENDING
            AWAITING_SUBMISSION UPLOAD_WITHOUT_SMS  SYSTEM     AUTHORITY_REVIEW
            SMS_PENDING         SMS_VERIFIED        AUTHORITY  AUTHORITY_REVIEW
            SMS_PENDING         SMS_FAILED          AUTHORITY  SMS_EXPIRED
            SMS_PENDING         REFUSE              AUTHORITY  AUTHORITY_REJECTED
            AUTHORITY_REVIEW    GRANT               AUTHORITY  COMPLETED
            AUTHORITY_REVIEW    REFUSE              AUTHORITY  AUTHORITY_REJECTED
            DRAFT               ABANDON             APPLICANT  ABANDONED
            PROVIDER_CORRECTION ABANDON             APPLICANT  ABANDONED
            PROVIDER_REJECTED   ABANDON             APPLICANT  ABANDONED
            SMS_EXPIRED         ABANDON             APPLICANT  ABANDONED
            AUTHORITY_REJECTED  ABANDON             APPLICANT  ABANDONED
            DRAFT               EXPIRE              SYSTEM     EXPIRED
            PROVIDER_CORRECTION EXPIRE              SYSTEM     EXPIRED
            PROVIDER_REJECTED   EXPIRE              SYSTEM     EXPIRED
            SMS_EXPIRED         EXPIRE              SYSTEM     EXPIRED
            AUTHORITY_REJECTED  EXPIRE              SYSTEM     EXPIRED
            """;

    static final List<Step> STEPS = TABLE.lines().map(Lifecycle::step).toList();

    /** Occurs in histories, but changes no state. */
    static final String REMIND = "REMIND";

    /**
     * Also occurs in histories: the authority has not answered for too long, for instance after a jump of the clock.
     */
    static final String FLAG = "FLAG";

    private Lifecycle() {}

    private static Step step(String line) {
        var words = line.strip().split(" +");
        return new Step(State.valueOf(words[0]), words[1], Role.valueOf(words[2]), State.valueOf(words[3]));
    }

    static Optional<Step> step(State from, String act, Role role) {
        return STEPS.stream()
                .filter(step -> step.from() == from && step.act().equals(act) && step.role() == role)
                .findFirst();
    }

    static boolean knows(Step step) {
        var reminder = step.act().equals(REMIND)
                && step.role() == Role.SYSTEM
                && step.from() == step.to()
                && step.from().waitsForApplicant();
        var flag = step.act().equals(FLAG)
                && step.role() == Role.SYSTEM
                && step.from() == step.to()
                && Set.of(State.SMS_PENDING, State.AUTHORITY_REVIEW).contains(step.from());
        return reminder || flag || STEPS.contains(step);
    }

    static Set<String> actsOfApplicant(State state) {
        return STEPS.stream()
                .filter(step -> step.from() == state && step.role() == Role.APPLICANT)
                .map(Step::act)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the first step of a shortest way to one of the wanted states, using only the steps that {@code canBeHad}
     * allows.
     */
    static Optional<Step> towards(State from, Set<State> wanted, Predicate<Step> canBeHad) {
        var first = new EnumMap<State, Step>(State.class);
        var next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            var here = next.poll();
            for (var step : steps(here).filter(canBeHad).toList()) {
                if (step.to() != from && !first.containsKey(step.to())) {
                    first.put(step.to(), here == from ? step : first.get(here));
                    if (wanted.contains(step.to())) {
                        return Optional.of(first.get(step.to()));
                    }
                    next.add(step.to());
                }
            }
        }
        return Optional.empty();
    }

    private static Stream<Step> steps(State from) {
        return STEPS.stream().filter(step -> step.from() == from);
    }
}
