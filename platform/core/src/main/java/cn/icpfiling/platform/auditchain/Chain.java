package cn.icpfiling.platform.auditchain;

import java.security.MessageDigest;
import java.time.Instant;

/** Computes one service's chain: the MAC of an entry, and each link from the link before. */
public final class Chain {

    private final String name;
    private final ChainKeys keys;

    public Chain(String name, ChainKeys keys) {
        this.name = name;
        this.keys = keys;
    }

    public String name() {
        return name;
    }

    /**
     * Returns the entry with the writer's MAC, which needs the key. A person who can only write rows cannot invent an
     * entry.
     */
    public AuditEntry withMac(AuditEntry entry) {
        return entry.withMac(keys.primary(), keys.mac(keys.primary(), said(entry)));
    }

    public Link next(Link before, AuditEntry entry, Instant now) {
        var at = now.isBefore(before.chainedAt()) ? before.chainedAt() : now;
        var number = before.number() + 1;
        var hash = hash(keys.primary(), before.hash(), number, at, entry);
        return new Link(number, entry.id(), keys.primary(), hash, at);
    }

    boolean isGenuine(AuditEntry entry) {
        return equal(entry.mac(), keys.mac(entry.keyId(), said(entry)));
    }

    boolean follows(byte[] before, Link link, AuditEntry entry) {
        return link.entryId().equals(entry.id())
                && equal(link.hash(), hash(link.keyId(), before, link.number(), link.chainedAt(), entry));
    }

    private byte[] said(AuditEntry entry) {
        return CanonicalBytes.of(name).part(entry.said()).bytes();
    }

    private byte[] hash(int keyId, byte[] before, long number, Instant chainedAt, AuditEntry entry) {
        return keys.mac(
                keyId,
                CanonicalBytes.of("icp-audit-link-1")
                        .text(name)
                        .part(before)
                        .number(number)
                        .at(chainedAt)
                        .at(entry.at())
                        .part(entry.said())
                        .number(entry.keyId())
                        .part(entry.mac())
                        .bytes());
    }

    private static boolean equal(byte[] stored, byte[] reckoned) {
        return stored != null && stored.length > 0 && MessageDigest.isEqual(stored, reckoned);
    }
}
