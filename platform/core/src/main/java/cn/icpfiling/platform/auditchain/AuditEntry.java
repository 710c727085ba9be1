package cn.icpfiling.platform.auditchain;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the audit as stored, without checks, because the verifier must also read rows that were tampered with.
 *
 * @param at the database's clock when the row was written
 * @param account the account that acted, or the partner of the acting client; null for the platform itself, the
 *     authority or an unknown actor
 * @param client the program that acted
 * @param roles the roles of the token, in order, separated by commas
 * @param details JSON
 * @param keyId the key of {@code mac}
 * @param mac the writer's MAC over all fields but the time, which only the database knows
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

    /** Returns the fields that the writer knows and authenticates. */
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

    public AuditEntry withMac(int key, byte[] computed) {
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
                computed);
    }
}
