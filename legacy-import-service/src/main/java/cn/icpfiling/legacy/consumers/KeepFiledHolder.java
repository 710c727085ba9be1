package cn.icpfiling.legacy.consumers;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.FiledHolder;
import cn.icpfiling.legacy.store.FiledHereTable;
import cn.icpfiling.legacy.store.FiledHolderRepository;
import cn.icpfiling.legacy.store.FiledRecheckTable;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Updates this service's copy of a filed holder from the event, and says which filings of the old platform are filed here by it.
 * A filing that this subject took waits again when the subject has left it.
 */
@ApplicationScoped
class KeepFiledHolder {
    private static final String TABLE = "filed_holders";

    private final FiledHolderRepository holders;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final FiledHereTable filedHere;
    private final FiledRecheckTable rechecks;
    private final Clock clock;

    KeepFiledHolder(
            FiledHolderRepository holders,
            FieldCipher cipher,
            BlindIndex index,
            FiledHereTable filedHere,
            FiledRecheckTable rechecks,
            Clock clock) {
        this.holders = holders;
        this.cipher = cipher;
        this.index = index;
        this.filedHere = filedHere;
        this.rechecks = rechecks;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void handle(RecordState state, FilingSubjects.Identity identity) {
        var id = state.subjectId();
        var holder = holders.findByIdOptional(id).orElseGet(() -> new FiledHolder(id));
        var number = Certificates.normalized(identity.certificateType(), identity.certificateNumber());
        holder.is(
                state.holder(),
                identity.certificateType(),
                index.of(Certificates.COLUMN, number),
                cipher.encrypt(TABLE, "certificate_number", id, identity.certificateNumber()),
                cipher.encrypt(TABLE, "name", id, identity.name()));
        var taken = filedHere.takenBy(id);
        holder.hasFiled(filedDomains(state));
        holders.persistAndFlush(holder);
        filedHere.markTakenBy(id, clock.instant());
        filedHere.release(taken, clock.instant());
        rechecks.later(id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID subject) {
        holders.findByIdOptional(subject).ifPresent(holder -> {
            var taken = filedHere.takenBy(subject);
            holders.delete(holder);
            holders.flush();
            filedHere.release(taken, clock.instant());
        });
    }

    private static List<String> filedDomains(RecordState state) {
        return state.services().stream()
                .filter(RecordState.Service::isFiledHere)
                .flatMap(service -> service.domains().stream())
                .map(domain -> DomainName.parse(domain).ascii())
                .distinct()
                .toList();
    }
}
