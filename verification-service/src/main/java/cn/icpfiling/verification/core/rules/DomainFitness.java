package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Known;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Sums up the findings of a domain: whether and when it can be filed.
 *
 * <p>A domain is fit later if it only lacks a renewal, or real-name data that are still on their way to the authority.
 * It is unfit if any other rule is broken, even while other rules are unknown. Data that have not arrived after the
 * three days count as broken, since no day can be promised for them. A name that is not registered cannot be renewed,
 * nor one that is only pending deletion. A registry calls a name pending deletion also while it can be restored, or is
 * (RFC 3915, section 2).
 *
 * @param fitOn legal day on which waiting is over; null if there is no wait
 * @param fitAfter what the holder must do; null for nothing
 * @param missing rules that no source answered
 */
public record DomainFitness(Fitness fitness, LocalDate fitOn, FitAfter fitAfter, List<RuleId> missing) {

    public DomainFitness {
        missing = List.copyOf(missing);
    }

    /** For a domain that is not verified at all. */
    public static DomainFitness notVerified() {
        return new DomainFitness(Fitness.FIT, null, null, List.of());
    }

    /** @param findings the findings for these facts */
    public static DomainFitness of(DomainFacts facts, List<Finding> findings) {
        LocalDate fitOn = null;
        FitAfter fitAfter = null;
        var missing = missing(findings);
        for (var finding : findings) {
            if (isDelay(finding, facts)) {
                fitOn = finding.retryOn();
            } else if (finding.result() == RuleResult.BROKEN) {
                fitAfter = cure(finding, facts);
                if (fitAfter == null) {
                    return new DomainFitness(Fitness.UNFIT, null, null, missing);
                }
            }
        }
        if (!missing.isEmpty()) {
            return new DomainFitness(Fitness.UNKNOWN, null, null, missing);
        }
        if (fitOn != null && fitAfter == null && endsBefore(fitOn, facts)) {
            fitAfter = FitAfter.RENEWAL;
        }
        var fitness = fitOn == null && fitAfter == null ? Fitness.FIT : Fitness.FIT_LATER;
        return new DomainFitness(fitness, fitOn, fitAfter, missing);
    }

    /** Returns the rules that no source answered. The warning of D3 is not among them, because it has a day. */
    public static List<RuleId> missing(List<Finding> findings) {
        return findings.stream()
                .filter(finding ->
                        finding.result() == RuleResult.UNKNOWN && finding.code() != FindingCode.REAL_NAME_NOT_SYNCED)
                .map(Finding::rule)
                .toList();
    }

    /** Returns the legal days until waiting is over; null if there is no wait. */
    public Integer inDays(LocalDate today) {
        return fitOn == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(today, fitOn));
    }

    private static boolean isDelay(Finding finding, DomainFacts facts) {
        return finding.code() == FindingCode.REAL_NAME_NOT_SYNCED
                && facts.realName() instanceof Known<RealName>(var record)
                && record.verifiedOn() != null
                && RealNameIsStoredAtAuthority.arrival(record.verifiedOn()).equals(finding.retryOn());
    }

    private static FitAfter cure(Finding finding, DomainFacts facts) {
        if (finding.code() != FindingCode.DOMAIN_EXPIRED
                || !(facts.registration() instanceof Known<Registration>(var registration))) {
            return null;
        }
        if (registration.isRestorable()) {
            return FitAfter.RESTORATION;
        }
        return registration.statuses().contains(Registration.ABOUT_TO_BE_DELETED) ? null : FitAfter.RENEWAL;
    }

    /** Compares at the same time of day, so that a renewal a few hours early loses nothing. */
    private static boolean endsBefore(LocalDate day, DomainFacts facts) {
        return facts.registration() instanceof Known<Registration>(var registration)
                && registration.endsForHolderAt() instanceof Instant end
                && !end.isAfter(facts.now().plus(ChronoUnit.DAYS.between(facts.today(), day), ChronoUnit.DAYS));
    }
}
