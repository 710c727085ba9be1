package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has the authority check a filing password. Call this outside any transaction. The password is not stored. */
@ApplicationScoped
public class FilingPasswords {

    private final Authority authority;
    private final AccountLimit limit;
    private final int perHour;
    private final String recoveryPage;

    FilingPasswords(
            Authority authority,
            AccountLimit limit,
            @ConfigProperty(name = "icp.authority.passwords-per-filing-and-hour") int perHour,
            @ConfigProperty(name = "icp.authority.password-recovery-page") String recoveryPage) {
        this.authority = authority;
        this.limit = limit;
        this.perHour = perHour;
        this.recoveryPage = recoveryPage;
    }

    /**
     * Refuses with FILING_PASSWORD_WRONG and the address of the authority's recovery page, with 429 after too many
     * tries (right ones included), or with 503 if the authority does not answer.
     *
     * @param subject the subject whose tries are counted: the password is the same for all of its sites
     */
    public void require(UUID subject, String subjectNumber, String password) {
        limit.count(subject, AccountLimit.Kind.FILING_PASSWORD, perHour);
        if (!isRight(subjectNumber, password)) {
            throw new ProblemException(FilingProblem.FILING_PASSWORD_WRONG, recoveryPage);
        }
    }

    private boolean isRight(String subjectNumber, String password) {
        try {
            return authority.isFilingPassword(subjectNumber, password);
        } catch (AuthorityUnavailable silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }
}
