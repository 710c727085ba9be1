package cn.icpfiling.account.recovery;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.captchas.PublicCaptchas;
import cn.icpfiling.account.core.AccountRecovery;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.store.AccountRecoveryRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Begins the search for an account by a filed domain (journey 13). The recovery steps that answer a caller never ask whether the domain
 * is filed, so neither the answers nor their times can tell. {@link SendRecoveryCodes} finds the filing a moment later.
 */
@ApplicationScoped
class BeginAccountRecovery {

    private final PublicCaptchas captchas;
    private final RecoveryQuotas quotas;
    private final AccountRecoveryRepository recoveries;
    private final Audit audit;
    private final Clock clock;

    BeginAccountRecovery(
            PublicCaptchas captchas,
            RecoveryQuotas quotas,
            AccountRecoveryRepository recoveries,
            Audit audit,
            Clock clock) {
        this.captchas = captchas;
        this.quotas = quotas;
        this.recoveries = recoveries;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param expiresAt in whole seconds, so that all answers have the same length */
    record Begun(UUID recoveryId, Instant expiresAt) {}

    /** Checks the domain first, so that a typing error uses up no picture. */
    Begun handle(String written, CaptchaAnswer captcha, Language language) {
        var domain = parsed(written);
        captchas.require(captcha);
        return UnitOfWork.in(() -> {
            quotas.takeRecovery();
            var recovery = new AccountRecovery(Ids.next(), domain, language, clock.instant());
            recoveries.persist(recovery);
            audit.record(Act.of("RECOVERY.BEGIN", "ACCOUNT_RECOVERY", recovery.id()));
            return new Begun(recovery.id(), recovery.expiresAt().truncatedTo(ChronoUnit.SECONDS));
        });
    }

    private static String parsed(String written) {
        try {
            return DomainName.parse(written).ascii();
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, 1)
                    .with(List.of(Violation.of("/domain", "DOMAIN_MALFORMED", null)))
                    .causedBy(malformed);
        }
    }
}
