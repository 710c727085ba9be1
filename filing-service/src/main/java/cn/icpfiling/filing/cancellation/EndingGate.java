package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * How a holder confirms an ending by the dated rule R-040: with the filing password or without it. In its place stands the
 * authority's SMS of a deregistration, and of a cancelled access, which no authority hears of, what proves the holder anyway.
 */
@ApplicationScoped
public class EndingGate {

    private final FilingPasswords passwords;
    private final RuleSets rules;
    private final Clock clock;

    EndingGate(FilingPasswords passwords, RuleSets rules, Clock clock) {
        this.passwords = passwords;
        this.rules = rules;
        this.clock = clock;
    }

    public ProvinceRules rulesFor(RuledAct act, Subject subject) {
        return rules.inForce().on(subject.province(), act, LegalTime.dayOf(clock.instant()));
    }

    /**
     * Asks the authority where the rules demand the password, so no transaction may be open.
     *
     * @param subject the subject whose tries are counted
     */
    public void require(ProvinceRules today, UUID subject, String subjectNumber, String password) {
        if (today.gate() == ProvinceRules.Gate.SMS) {
            return;
        }
        if (password == null) {
            throw ProblemException.broken(
                    List.of(Violation.of("/filingPassword", "FILING_PASSWORD_REQUIRED", "R-040")));
        }
        passwords.require(subject, subjectNumber, password);
    }
}
