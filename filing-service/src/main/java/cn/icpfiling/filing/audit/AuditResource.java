package cn.icpfiling.filing.audit;

import cn.icpfiling.platform.audit.AuditOperations;
import cn.icpfiling.platform.audit.ReadAudit;
import jakarta.ws.rs.Path;

/** Serves the audit log of this service. The platform implements it. */
@Path("/api/v1/audit/filing")
final class AuditResource extends AuditOperations {

    AuditResource(ReadAudit audit) {
        super(audit);
    }
}
