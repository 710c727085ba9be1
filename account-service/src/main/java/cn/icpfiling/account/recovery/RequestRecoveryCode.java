package cn.icpfiling.account.recovery;

import cn.icpfiling.account.codes.CodeIssuer;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes a code for a recovery. {@link SendRecoveryCodes} sends it a moment later if the domain is filed here. */
@ApplicationScoped
class RequestRecoveryCode {

    private final RunningRecoveries running;
    private final RecoveryQuotas quotas;
    private final CodeIssuer codeIssuer;
    private final RecoveryEncryption encrypted;
    private final Audit audit;
    private final Clock machine;

    RequestRecoveryCode(
            RunningRecoveries running,
            RecoveryQuotas quotas,
            CodeIssuer codeIssuer,
            RecoveryEncryption encrypted,
            Audit audit,
            @MachineClock Clock machine) {
        this.running = running;
        this.quotas = quotas;
        this.codeIssuer = codeIssuer;
        this.encrypted = encrypted;
        this.audit = audit;
        this.machine = machine;
    }

    /** In whole seconds, so that all answers have the same length. */
    record Sent(Instant expiresAt, Instant resendAt) {}

    Sent handle(UUID id) {
        return UnitOfWork.in(() -> {
            var recovery = running.locked(id);
            quotas.takeCode(recovery.domain());
            var made = codeIssuer.issue(CodePurpose.RECOVERY, id.toString());
            recovery.requestCode(made.code().id(), encrypted.digits(id, made.digits()), machine.instant());
            audit.record(Act.of("RECOVERY.WANT_CODE", "ACCOUNT_RECOVERY", id)
                    .with("code", made.code().id()));
            return new Sent(
                    made.code().expiresAt().truncatedTo(ChronoUnit.SECONDS),
                    machine.instant()
                            .plus(RecoveryQuotas.RESEND.within())
                            .plusSeconds(1)
                            .truncatedTo(ChronoUnit.SECONDS));
        });
    }
}
