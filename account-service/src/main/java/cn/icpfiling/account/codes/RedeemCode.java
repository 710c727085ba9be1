package cn.icpfiling.account.codes;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.OneTimeCode;
import cn.icpfiling.account.store.OneTimeCodeRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Checks a code, which proves that the caller holds the phone. Runs in the caller's transaction, which must commit a
 * refusal too: a wrong try that is rolled back was never counted.
 */
@ApplicationScoped
public class RedeemCode {

    private final OneTimeCodeRepository codes;
    private final CodeHash hashes;
    private final Audit audit;
    private final Clock clock;

    RedeemCode(OneTimeCodeRepository codes, CodeHash hashes, Audit audit, Clock clock) {
        this.codes = codes;
        this.hashes = hashes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public void handle(UUID codeId, CodePurpose purpose, String boundTo, String digits) {
        handle(codeId, purpose, boundTo, digits, null);
    }

    /** @param redemption the id of a request that its sender may repeat, with the same code; null for none */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    void handle(UUID codeId, CodePurpose purpose, String boundTo, String digits, UUID redemption) {
        var code = codes.locked(codeId)
                .filter(found -> found.isFor(purpose))
                .orElseThrow(() -> new ProblemException(AccountProblem.CODE_UNKNOWN));
        var outcome = code.attempt(hashes.of(codeId, purpose, boundTo, digits), redemption, clock.instant());
        tell(codeId, purpose, outcome);
        switch (outcome) {
            case RIGHT, REPEATED -> {}
            case WRONG -> throw new ProblemException(AccountProblem.CODE_WRONG, code.triesLeft());
            case EXPIRED -> throw new ProblemException(AccountProblem.CODE_EXPIRED, OneTimeCode.LIFE.toMinutes());
            case VOID -> throw new ProblemException(AccountProblem.CODE_VOID, OneTimeCode.TRIES);
            case USED -> throw new ProblemException(AccountProblem.CODE_USED);
        }
    }

    /**
     * Audits right and wrong codes. A repeat was audited before. A try at a code that is over writes nothing, so a flood
     * of such tries costs no disk.
     */
    private void tell(UUID codeId, CodePurpose purpose, OneTimeCode.Outcome outcome) {
        var redeemed = Act.of("CODE.REDEEM", "ONE_TIME_CODE", codeId).with("purpose", purpose);
        switch (outcome) {
            case RIGHT -> audit.record(redeemed);
            case WRONG -> audit.record(redeemed.refused(AccountProblem.CODE_WRONG.name()));
            case REPEATED, EXPIRED, VOID, USED -> {}
        }
    }
}
