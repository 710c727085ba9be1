package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Absent;
import cn.icpfiling.verification.core.rules.Answer.Known;
import cn.icpfiling.verification.core.rules.Answer.Unknown;

/**
 * The register has the organisation under its name and code, and its legal representative is the person that the filing
 * names. An organisation without a credit code is in no register that could be asked, so the rule does not apply.
 */
public final class OrganisationIsAlive {

    private OrganisationIsAlive() {}

    public static OrganisationFinding notApplicable() {
        return new OrganisationFinding(RuleResult.NOT_APPLICABLE, null);
    }

    /**
     * @param soundNumber whether the code's check digits are right. Codes of the first months have wrong digits and are
     *     valid. So a code that the register's copy lacks is not refused for it.
     */
    public static OrganisationFinding judge(Answer<RegisterEntry> register, boolean soundNumber) {
        return switch (register) {
            case Known<RegisterEntry>(var entry) -> judge(entry);
            case Absent<RegisterEntry>() ->
                soundNumber ? broken(OrganisationCode.NUMBER_UNKNOWN) : unknown(OrganisationCode.NUMBER_UNCONFIRMED);
            case Unknown<RegisterEntry>() -> unknown(OrganisationCode.SOURCE_UNAVAILABLE);
        };
    }

    private static OrganisationFinding unknown(OrganisationCode code) {
        return new OrganisationFinding(RuleResult.UNKNOWN, code);
    }

    private static OrganisationFinding judge(RegisterEntry entry) {
        return switch (entry.status()) {
            case CANCELLED -> broken(OrganisationCode.CERT_CANCELLED);
            case REVOKED -> broken(OrganisationCode.CERT_REVOKED);
            case RENAMED -> broken(OrganisationCode.RENAMED);
            case REGISTERED ->
                entry.represented()
                        ? new OrganisationFinding(RuleResult.HOLDS, null)
                        : broken(OrganisationCode.NOT_LEGAL_REPRESENTATIVE);
        };
    }

    private static OrganisationFinding broken(OrganisationCode code) {
        return new OrganisationFinding(RuleResult.BROKEN, code);
    }
}
