package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.filings.FilingAccess;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.reveal.RevealedField.Clear;
import cn.icpfiling.filing.store.FurtherContactTable;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Decrypts filed subjects and services for callers who may see them. */
@RequestScoped
class FiledData {

    private final FilingAccess access;
    private final SubjectEncryption encrypted;
    private final FurtherContactTable further;
    private final CurrentActor actor;

    FiledData(FilingAccess access, SubjectEncryption encrypted, FurtherContactTable further, CurrentActor actor) {
        this.access = access;
        this.encrypted = encrypted;
        this.further = further;
        this.actor = actor;
    }

    /** 404 unless the caller may read the record. */
    @Transactional
    void requireReadable(RecordKind kind, UUID id) {
        owned(kind, id);
    }

    /** Refuses a record that the caller cannot see or holds. */
    @Transactional
    void requireForeign(RecordKind kind, UUID id) {
        if (actor.get().isSamePersonAs(owned(kind, id).holder())) {
            throw new ProblemException(FilingProblem.OWN_ORDER);
        }
    }

    /** Call this only after {@link #requireForeign}. */
    @Transactional(Transactional.TxType.MANDATORY)
    Clear clear(RecordKind kind, UUID id) {
        return switch (kind) {
            case SUBJECT -> {
                var subject = access.subject(id);
                yield new Clear(
                        encrypted.certificateNumber(subject),
                        encrypted.part(subject),
                        null,
                        further.of(id).orElse(null));
            }
            case SERVICE -> new Clear(null, null, encrypted.part(access.service(id)), null);
        };
    }

    /** The account of the member of staff. */
    UUID account() {
        return actor.account();
    }

    /** The id of the caller, to which the cursor of a list is bound. */
    UUID caller() {
        return actor.caller();
    }

    private HasHolder owned(RecordKind kind, UUID id) {
        return switch (kind) {
            case SUBJECT -> access.subject(id);
            case SERVICE -> access.service(id);
        };
    }
}
