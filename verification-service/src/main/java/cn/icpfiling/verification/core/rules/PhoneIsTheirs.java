package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Absent;
import cn.icpfiling.verification.core.rules.Answer.Known;
import cn.icpfiling.verification.core.rules.Answer.Unknown;

/** A principal's mobile is registered for that person. */
public final class PhoneIsTheirs {

    private PhoneIsTheirs() {}

    /** If the certificate number is invalid, the carriers are not asked, and the finding on the number is enough. */
    public static PhoneFinding notApplicable() {
        return new PhoneFinding(RuleResult.NOT_APPLICABLE, null);
    }

    public static PhoneFinding judge(Answer<IdentityMatch> carriers) {
        return switch (carriers) {
            case Known<IdentityMatch>(var match) ->
                switch (match) {
                    case MATCH -> new PhoneFinding(RuleResult.HOLDS, null);
                    case MISMATCH -> new PhoneFinding(RuleResult.BROKEN, PhoneCode.PHONE_MISMATCH);
                    case NOT_SUPPORTED -> new PhoneFinding(RuleResult.UNKNOWN, PhoneCode.PHONE_UNCONFIRMED);
                };
            case Absent<IdentityMatch>() -> new PhoneFinding(RuleResult.BROKEN, PhoneCode.PHONE_NOT_FOUND);
            case Unknown<IdentityMatch>() -> new PhoneFinding(RuleResult.UNKNOWN, PhoneCode.SOURCE_UNAVAILABLE);
        };
    }
}
