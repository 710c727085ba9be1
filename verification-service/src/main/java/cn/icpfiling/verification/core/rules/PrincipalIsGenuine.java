package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Absent;
import cn.icpfiling.verification.core.rules.Answer.Known;
import cn.icpfiling.verification.core.rules.Answer.Unknown;

/** A principal's certificate number is valid, exists, and belongs to the name. */
public final class PrincipalIsGenuine {

    private PrincipalIsGenuine() {}

    public static PrincipalFinding judge(PrincipalFacts facts) {
        if (!facts.numberHolds()) {
            return broken(IdentityCode.IDENTITY_NUMBER_INVALID);
        }
        return switch (facts.identity()) {
            case Known<IdentityMatch>(var match) ->
                switch (match) {
                    case MATCH -> new PrincipalFinding(RuleResult.HOLDS, null);
                    case MISMATCH -> broken(IdentityCode.IDENTITY_MISMATCH);
                    case NOT_SUPPORTED -> new PrincipalFinding(RuleResult.UNKNOWN, IdentityCode.IDENTITY_UNCONFIRMED);
                };
            case Absent<IdentityMatch>() -> broken(IdentityCode.IDENTITY_NOT_FOUND);
            case Unknown<IdentityMatch>() -> new PrincipalFinding(RuleResult.UNKNOWN, IdentityCode.SOURCE_UNAVAILABLE);
        };
    }

    private static PrincipalFinding broken(IdentityCode code) {
        return new PrincipalFinding(RuleResult.BROKEN, code);
    }
}
