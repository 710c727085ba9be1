package cn.icpfiling.verification.audit;

import cn.icpfiling.platform.audit.AuditOperations;
import cn.icpfiling.platform.audit.ReadAudit;
import jakarta.ws.rs.Path;

/** Serves the audit log of this service. The platform implements it. */
@Path("/api/v1/audit/verification")
final class AuditResource extends AuditOperations {

    AuditResource(ReadAudit audit) {
        super(audit);
    }
}
