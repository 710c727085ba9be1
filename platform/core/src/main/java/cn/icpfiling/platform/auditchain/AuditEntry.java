package cn.icpfiling.platform.auditchain;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the audit as it is stored, whatever stands in it: what is verified must also take in what was tampered with.
 *
 * @param at the database's clock when the row was written
 * @param account who acted: an account, or the partner whose client did; null is the platform itself, the authority, or
 *     somebody unknown
 * @param client the program that acted
 * @param roles the roles of the token, in order, separated by commas
 * @param details JSON
 * @param keyId the key of {@code mac}
 * @param mac seal of the writer over all but the time, which only the database knows
 */
public record AuditEntry(
        UUID id,
        Instant at,
        UUID account,
        String client,
        String roles,
        String act,
        String objectType,
        UUID objectId,
        String outcome,
        String reason,
        String details,
        String traceId,
        int keyId,
        byte[] mac) {

    /** What the writer knows and seals. */
    byte[] said() {
        return CanonicalBytes.of("icp-audit-entry-1")
                .id(id)
                .id(account)
                .text(client)
                .text(roles)
                .text(act)
                .text(objectType)
                .id(objectId)
                .text(outcome)
                .text(reason)
                .text(details)
                .text(traceId)
                .bytes();
    }

    public AuditEntry sealed(int key, byte[] seal) {
        return new AuditEntry(
                id,
                at,
                account,
                client,
                roles,
                act,
                objectType,
                objectId,
                outcome,
                reason,
                details,
                traceId,
                key,
                seal);
    }
}
