package cn.icpfiling.filing.scanning;

import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Tells the audit of a virus in a paper: somebody will want to know whose machine it comes from. */
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
