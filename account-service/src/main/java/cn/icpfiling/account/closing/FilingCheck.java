package cn.icpfiling.account.closing;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.HandOverFiling;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Says why an account cannot be closed. */
@ApplicationScoped
class FilingCheck {

    /** Within a day of the grant of a claim legacy-import-service has read it, and says itself that the filing is on its way. */
    private static final Duration HAND_OVER = Duration.ofDays(1);

    private final OldFilings oldFilings;
    private final HandOverFiling filings;
    private final FilingTransferRepository transfers;
    private final SupportCaseRepository cases;
    private final Clock clock;

    FilingCheck(
            @RestClient OldFilings oldFilings,
            HandOverFiling filings,
            FilingTransferRepository transfers,
            SupportCaseRepository cases,
            Clock clock) {
        this.oldFilings = oldFilings;
        this.filings = filings;
        this.transfers = transfers;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Calls legacy-import-service and filing-service, so never call it inside a transaction. Empty if the account holds nothing and no
     * filing of the old platform is on its way to it. An answer without the facts counts as no answer. legacy-import-service is asked
     * first: a filing that arrives between the two questions is told by the second.
     */
    Optional<AccountProblem> obstacle(UUID account) {
        var old = oldFilingTo(account);
        if (old.isPresent()) {
            return old;
        }
        var facts = filings.factsOf(account);
        if (facts.subject() != null) {
            return Optional.of(AccountProblem.ACCOUNT_HOLDS_FILING);
        }
        return facts.openOrder() ? Optional.of(AccountProblem.ACCOUNT_HAS_OPEN_ORDER) : Optional.empty();
    }

    /** 503 UPSTREAM_UNAVAILABLE without an answer, which is no "no". */
    private Optional<AccountProblem> oldFilingTo(UUID account) {
        try {
            var handOver = oldFilings.handOverTo(account);
            if (handOver == null || handOver.running() == null) {
                throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
            }
            if (!handOver.running()) {
                return Optional.empty();
            }
            return Optional.of(
                    Boolean.TRUE.equals(handOver.grantedClaim())
                            ? AccountProblem.ACCOUNT_HAS_GRANTED_CLAIM
                            : AccountProblem.ACCOUNT_IN_TRANSFER);
        } catch (WebApplicationException | ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }

    /**
     * Refuses with ACCOUNT_IN_TRANSFER while a filing is on its way from or to the account, by a transfer or by the claim of an old one: a
     * filing that came to a closed account would have an owner who cannot sign in. Call it with the account's lock: a confirmation and the
     * grant of a transfer take it too.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireNoTransfer(UUID account) {
        if (transfers.isConfirmedOf(account)
                || cases.awaitsFiling(account, clock.instant().minus(HAND_OVER))) {
            throw new ProblemException(AccountProblem.ACCOUNT_IN_TRANSFER);
        }
    }
}
