package cn.icpfiling.filing.scanning;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperOwner;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records a virus in the audit, because an operator will want to know the machine that it came from. */
@ApplicationScoped
public class InfectedPapers {

    private final Audit audit;

    InfectedPapers(Audit audit) {
        this.audit = audit;
    }

    @Transactional
    public void tell(PaperOwner owner, MaterialKind kind) {
        audit.record(Act.of("MATERIAL.INFECTED", owner.objectType(), owner.id()).with("kind", kind));
    }
}
