package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Absent;
import cn.icpfiling.verification.core.rules.Answer.Known;
import cn.icpfiling.verification.core.rules.Answer.Unknown;
import java.time.LocalDate;

/**
 * D3: the authority holds the domain's current real-name data.
 *
 * <p>Real-name data reach the authority up to three days after the verification. If its record can be asked and lacks
 * the current data, the rule is broken, and the finding names the day to retry. If it cannot be asked, the rule warns
 * until three days after the verification (unknown, with that day) and holds from then on. Days are legal days, so the
 * rule holds on the day that is named.
 */
final class RealNameIsStoredAtAuthority implements DomainRule {

    static final int DAYS_TO_REACH_THE_AUTHORITY = 3;

    @Override
    public RuleId id() {
        return RuleId.D3;
    }

    @Override
    public Finding judge(DomainFacts facts) {
        return switch (facts.realName()) {
            case Known<RealName>(var record) when record.passed() -> judgeVerified(record.verifiedOn(), facts);
            // No data to store yet: D2 reports it.
            case Known<RealName> unused -> Finding.notApplicable(id());
            case Absent<RealName>() -> Finding.notApplicable(id());
            case Unknown<RealName>() -> Finding.unknown(id());
        };
    }

    private Finding judgeVerified(LocalDate verifiedOn, DomainFacts facts) {
        return switch (facts.authority()) {
            case Known<AuthorityRecord>(var held)
            when held.stored() && !olderThan(held, verifiedOn) -> Finding.holds(id());
            case Known<AuthorityRecord> unused -> lacking(verifiedOn, facts);
            case Absent<AuthorityRecord>() -> lacking(verifiedOn, facts);
            case Unknown<AuthorityRecord>() -> notAsked(verifiedOn, facts);
        };
    }

    /** Returns the legal day on which the data of a verification have reached the authority. */
    static LocalDate arrival(LocalDate verifiedOn) {
        return verifiedOn.plusDays(DAYS_TO_REACH_THE_AUTHORITY);
    }

    private static boolean olderThan(AuthorityRecord held, LocalDate verifiedOn) {
        return held.since() != null && verifiedOn != null && held.since().isBefore(verifiedOn);
    }

    private Finding lacking(LocalDate verifiedOn, DomainFacts facts) {
        var tomorrow = facts.today().plusDays(1);
        var arrival = verifiedOn == null ? tomorrow : arrival(verifiedOn);
        return Finding.brokenUntil(
                id(), FindingCode.REAL_NAME_NOT_SYNCED, arrival.isBefore(tomorrow) ? tomorrow : arrival);
    }

    private Finding notAsked(LocalDate verifiedOn, DomainFacts facts) {
        if (verifiedOn == null) {
            return Finding.unknown(id());
        }
        var arrival = arrival(verifiedOn);
        return facts.today().isBefore(arrival)
                ? Finding.unknownUntil(id(), FindingCode.REAL_NAME_NOT_SYNCED, arrival)
                : Finding.holds(id());
    }
}
