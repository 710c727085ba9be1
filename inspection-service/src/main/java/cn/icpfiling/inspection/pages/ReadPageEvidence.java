package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.store.PageEvidenceTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows the evidence of a look to an inspector. Pages name people, so each look at evidence is an entry of the audit. */
@ApplicationScoped
class ReadPageEvidence {

    private final PageEvidenceTable evidence;
    private final StoredEvidence stored;
    private final FieldCipher cipher;
    private final Audit audit;

    ReadPageEvidence(PageEvidenceTable evidence, StoredEvidence stored, FieldCipher cipher, Audit audit) {
        this.evidence = evidence;
        this.stored = stored;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Transactional
    PageEvidenceView one(UUID id) {
        var row = evidence.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        audit.record(Act.of("PAGE_EVIDENCE.SHOW", "PAGE_EVIDENCE", id));
        return stored.read(cipher.decrypt(KeepPageEvidence.TABLE, KeepPageEvidence.COLUMN, id, row.content()));
    }
}
