package cn.icpfiling.filing.scanning;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Records a virus in the audit, because an operator will want to know the machine that it came from. */
@ApplicationScoped
public class InfectedPapers {

    private final Audit audit;

    InfectedPapers(Audit audit) {
        this.audit = audit;
    }

    @Transactional
    public void tell(UUID orderId, MaterialKind kind) {
        audit.record(Act.of("MATERIAL.INFECTED", "ORDER", orderId).with("kind", kind));
    }
}
