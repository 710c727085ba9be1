package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.abandonments.AskAbandonment;
import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.oldlogins.VerifyOldLogin;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Verifies an old login and begins the import of its filing (journey J26). Each caller first proves the password, so that no
 * answer tells a stranger anything about a login. Password hashes are computed and filing-service is asked outside of the
 * transaction, in which the old login is judged again.
 */
@ApplicationScoped
class BeginImport {

    private final GuessedLogins guessed;
    private final VerifyOldLogin verifyLogin;
    private final JudgeOldLogin judge;
    private final TargetAccount target;
    private final AskAbandonment askAbandonment;
    private final OpenImport openImport;
    private final IdempotencyService idempotency;
    private final Provider provider;

    BeginImport(
            GuessedLogins guessed,
            VerifyOldLogin verifyLogin,
            JudgeOldLogin judge,
            TargetAccount target,
            AskAbandonment askAbandonment,
            OpenImport openImport,
            IdempotencyService idempotency,
            Provider provider) {
        this.guessed = guessed;
        this.verifyLogin = verifyLogin;
        this.judge = judge;
        this.target = target;
        this.askAbandonment = askAbandonment;
        this.openImport = openImport;
        this.idempotency = idempotency;
        this.provider = provider;
    }

    StoredResponse handle(UUID account, IdempotentRequest request, OldLogin login) {
        var earlier = UnitOfWork.in(() -> idempotency.earlier(request));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var attempt = guessed.take(account, login);
        var verified = verifyLogin.handle(login.login(), login.password()).orElseThrow(() -> wrong(account));
        guessed.forgive(attempt);
        var filing = chosen(account, verified.account(), login.legacyFilingId());
        target.requireRoom(account);
        return openImport.handle(request, account, verified, filing);
    }

    private UUID chosen(UUID account, UUID legacyAccount, UUID wanted) {
        var choice = UnitOfWork.in(() -> judge.choose(legacyAccount, wanted));
        if (choice.refusal() == null) {
            return choice.filing();
        }
        judge.record(account, legacyAccount, choice.refusal());
        if (choice.refusal() == ImportProblem.LEGACY_LI_6) {
            askAbandonment.handle(legacyAccount, account);
        }
        throw provider.refusal(choice);
    }

    private ProblemException wrong(UUID account) {
        guessed.record(account);
        return new ProblemException(ImportProblem.LEGACY_LOGIN_WRONG);
    }
}
