package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.store.PageEvidenceTable;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HexFormat;

/** Keeps a look at a page as evidence, in the caller's transaction. */
@ApplicationScoped
public class KeepPageEvidence {

    static final String TABLE = "page_evidence";
    static final String COLUMN = "content";

    private final PageEvidenceTable evidence;
    private final StoredEvidence stored;
    private final FieldCipher cipher;

    KeepPageEvidence(PageEvidenceTable evidence, StoredEvidence stored, FieldCipher cipher) {
        this.evidence = evidence;
        this.stored = stored;
        this.cipher = cipher;
    }

    /** Afterwards the look is found by its id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(PageInspection look) {
        var content =
                stored.write(new PageEvidenceView(PageInspectionView.of(look), look.source(), look.wholeSource()));
        evidence.insert(new PageEvidenceTable.Row(
                look.id(),
                look.filed().serviceId(),
                look.filed().domain(),
                look.at(),
                look.sha256() == null ? null : HexFormat.of().parseHex(look.sha256()),
                look.showsNothing(),
                cipher.encrypt(TABLE, COLUMN, look.id(), content)));
    }
}
