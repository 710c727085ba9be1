package cn.icpfiling.verification.checks;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.verification.core.DomainVerification;
import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.store.DomainVerificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Stores a check that belongs to no order, with its evidence and its audit entry. */
@ApplicationScoped
public class KeepDomainCheck {

    private static final String TABLE = "domain_verifications";

    private final DomainVerificationRepository verifications;
    private final KeepEvidence evidence;
    private final FindingsJson json;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    KeepDomainCheck(
            DomainVerificationRepository verifications,
            KeepEvidence evidence,
            FindingsJson json,
            FieldCipher cipher,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.verifications = verifications;
        this.evidence = evidence;
        this.json = json;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public UUID handle(
            DomainVerification.AskedBy by,
            DomainCheck check,
            VerifiedOrderType orderType,
            Holder holder,
            LocalDate listDay) {
        var id = Ids.next();
        verifications.persist(new DomainVerification(
                id,
                by,
                check.domain().name().ascii(),
                check.domain().name().unicode(),
                orderType,
                encrypted(id, holder),
                new DomainVerification.Result(
                        listDay, check.outcome(), check.fitness(), json.write(check.findings()), clock.instant()),
                machine.instant()));
        evidence.handle(id, check.domain().name().ascii(), check.evidence());
        audit.record(Act.of("DOMAIN.VERIFY", "DOMAIN_VERIFICATION", id)
                .with("orderType", orderType)
                .with("outcome", check.outcome()));
        return id;
    }

    private DomainVerification.EncryptedHolder encrypted(UUID id, Holder holder) {
        return new DomainVerification.EncryptedHolder(
                cipher.encrypt(TABLE, "holder_name", id, holder.name()),
                holder.certificateType(),
                cipher.encrypt(TABLE, "certificate_number", id, holder.certificateNumber()));
    }
}
