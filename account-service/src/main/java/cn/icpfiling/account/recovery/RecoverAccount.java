package cn.icpfiling.account.recovery;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.captchas.PublicCaptchas;
import cn.icpfiling.account.codes.FreshCodes;
import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.AccountRecovery;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.store.AccountRecoveries;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The caller's side of finding an account by its filed domain (journey 13). Nothing here asks whether the domain is filed, so neither
 * the answers nor the work before them can tell; the code is sent by {@link SendRecoveryCodes} a moment later, or not. The login
 * name is in no answer: only the account's own phone and mail are told.
 */
@ApplicationScoped
class RecoverAccount {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String OBJECT = "ACCOUNT_RECOVERY";

    private final PublicCaptchas captchas;
    private final RecoveryQuotas quotas;
    private final AccountRecoveries recoveries;
    private final FreshCodes fresh;
    private final SealedRecoveries sealed;
    private final RedeemCode redeemCode;
    private final LoginName loginName;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    RecoverAccount(
            PublicCaptchas captchas,
            RecoveryQuotas quotas,
            AccountRecoveries recoveries,
            FreshCodes fresh,
            SealedRecoveries sealed,
            RedeemCode redeemCode,
            LoginName loginName,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.captchas = captchas;
        this.quotas = quotas;
        this.recoveries = recoveries;
        this.fresh = fresh;
        this.sealed = sealed;
        this.redeemCode = redeemCode;
        this.loginName = loginName;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    /** In whole seconds: every answer is as long as every other. */
    record Begun(UUID recoveryId, Instant expiresAt) {}

    record Sent(Instant expiresAt, Instant resendAt) {}

    /** Faults first: a slip of the pen costs no picture. */
    Begun begin(String written, CaptchaAnswer captcha, Language language) {
        var domain = parsed(written);
        captchas.require(captcha);
        return UnitOfWork.in(() -> {
            quotas.begin();
            var recovery = new AccountRecovery(Ids.next(), domain, language, clock.instant());
            recoveries.persist(recovery);
            audit.record(Act.of("RECOVERY.BEGIN", OBJECT, recovery.id()));
            return new Begun(recovery.id(), recovery.expiresAt().truncatedTo(ChronoUnit.SECONDS));
        });
    }

    Sent wantCode(UUID id) {
        return UnitOfWork.in(() -> {
            var recovery = open(id);
            quotas.wantCode(recovery.domain());
            var made = fresh.make(CodePurpose.RECOVERY, id.toString());
            recovery.wantsCode(made.code().id(), sealed.digits(id, made.digits()), machine.instant());
            audit.record(Act.of("RECOVERY.WANT_CODE", OBJECT, id)
                    .with("code", made.code().id()));
            return new Sent(
                    made.code().expiresAt().truncatedTo(ChronoUnit.SECONDS),
                    machine.instant()
                            .plus(RecoveryQuotas.RESEND.within())
                            .plusSeconds(1)
                            .truncatedTo(ChronoUnit.SECONDS));
        });
    }

    /** A wrong try counts, whether anybody was told the code or not. */
    List<NextStep> prove(UUID id, String digits) {
        return UnitOfWork.keepingRefusals(() -> {
            var recovery = open(id);
            if (recovery.code() == null) throw new ProblemException(AccountProblem.CODE_UNKNOWN);
            redeemCode.handle(recovery.code(), CodePurpose.RECOVERY, id.toString(), digits);
            recovery.isProven(clock.instant());
            audit.record(Act.of("RECOVERY.PROVE", OBJECT, id).with("account", recovery.holder()));
            if (recovery.holder() != null)
                loginName.tell(recovery.holder(), recovery.domain(), "account-recovery/" + id);
            return recovery.nextSteps();
        });
    }

    private AccountRecovery open(UUID id) {
        return recoveries
                .locked(id)
                .filter(found -> !found.isOver(clock.instant()))
                .orElseThrow(
                        () -> new ProblemException(AccountProblem.RECOVERY_OVER, AccountRecovery.LIFE.toMinutes()));
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

    @Scheduled(every = "1h", delayed = "7m")
    void forgetExpired() {
        UnitOfWork.in(() -> recoveries.forget(clock.instant().minus(KEPT)));
    }
}
