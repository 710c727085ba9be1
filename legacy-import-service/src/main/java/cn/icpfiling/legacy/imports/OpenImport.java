package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.imports.ImportState;
import cn.icpfiling.legacy.core.imports.LegacyImport;
import cn.icpfiling.legacy.oldlogins.VerifyOldLogin;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Stores a verified import. It replaces an earlier verified one of the filing or of the account, so that a holder who
 * verified in the wrong account is not kept waiting. A confirmed one stays.
 */
@ApplicationScoped
class OpenImport {

    private final LegacyImportRepository imports;
    private final JudgeOldLogin judge;
    private final ImportViews views;
    private final IdempotencyService idempotency;
    private final Provider provider;
    private final Audit audit;
    private final Clock clock;

    OpenImport(
            LegacyImportRepository imports,
            JudgeOldLogin judge,
            ImportViews views,
            IdempotencyService idempotency,
            Provider provider,
            Audit audit,
            Clock clock) {
        this.imports = imports;
        this.judge = judge;
        this.views = views;
        this.idempotency = idempotency;
        this.provider = provider;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The lock on the filing makes two verifications of one login wait for each other. 422 LEGACY_LOGIN_WRONG if the
     * password was replaced since it was verified: a reset that is granted later finds this import and ends it.
     */
    StoredResponse handle(IdempotentRequest request, UUID account, VerifyOldLogin.Verified verified, UUID filing) {
        return idempotency.perform(request, () -> {
            var choice = judge.chooseLocked(verified, filing)
                    .orElseThrow(() -> new ProblemException(ImportProblem.LEGACY_LOGIN_WRONG));
            if (choice.refusal() != null) {
                throw provider.refusal(choice);
            }
            imports.lockedOpen(filing, account).forEach(this::replace);
            imports.flush();
            var opened = new LegacyImport(Ids.next(), account, verified.account(), filing, clock.instant());
            imports.persistAndFlush(opened);
            audit.record(Act.of("LEGACY_IMPORT.VERIFY", "LEGACY_IMPORT", opened.id())
                    .with("filing", filing)
                    .with("legacyAccount", verified.account()));
            var shown = views.tagged(opened);
            return new Reply(
                    201, "/api/v1/legacy-imports/" + opened.id(), shown.tag().toString(), shown.view());
        });
    }

    private void replace(LegacyImport open) {
        if (open.state() == ImportState.CONFIRMED) {
            throw new ProblemException(ImportProblem.LEGACY_HAND_OVER_RUNNING);
        }
        audit.record(Act.of(open.replace(clock.instant()), "LEGACY_IMPORT", open.id()));
    }
}
