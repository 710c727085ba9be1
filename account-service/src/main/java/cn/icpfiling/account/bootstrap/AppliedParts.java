package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.store.BootstrapPartTable;
import cn.icpfiling.platform.crypto.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Remembers what the file said last of each member of staff, part by part. So a start applies what the operator changed in
 * the file, and undoes nothing that an administrator changed in the record since.
 */
@ApplicationScoped
class AppliedParts {

    private static final Logger LOG = Logger.getLogger(AppliedParts.class);

    private final BootstrapPartTable table;
    private final KeyedHash hash;

    AppliedParts(BootstrapPartTable table, KeyedHash hash) {
        this.table = table;
        this.hash = hash;
    }

    enum Part {
        NAME,
        ROLES,
        MOBILE,
        PASSWORD,
        TOTP
    }

    /**
     * Returns the parts of which the file says something else than last time, and remembers what it says now. Empty also if
     * it has said nothing of the member yet: what an administrator changed in such a record is not known, so it stays.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<Part> changed(UUID account, BootstrapFile.Staff wanted) {
        var before = table.of(account);
        var changed = remember(account, wanted, before);
        if (before.isEmpty()) {
            LOG.warnf(
                    "The bootstrap file names the member of staff %s for the first time: what it says is noted, and applied when it changes.",
                    account);
            return Set.of();
        }
        return changed;
    }

    /** Remembers what the file says of a member whom it added. */
    @Transactional(Transactional.TxType.MANDATORY)
    void added(UUID account, BootstrapFile.Staff wanted) {
        remember(account, wanted, Map.of());
    }

    private Set<Part> remember(UUID account, BootstrapFile.Staff wanted, Map<String, byte[]> before) {
        var changed = EnumSet.noneOf(Part.class);
        values(wanted).forEach((part, value) -> {
            var digest = hash.of("bootstrap_parts.digest", account + "|" + part + "|" + value);
            if (!Arrays.equals(digest, before.get(part.name()))) {
                table.put(account, part.name(), digest);
                changed.add(part);
            }
        });
        return changed;
    }

    private static Map<Part, String> values(BootstrapFile.Staff wanted) {
        var values = new EnumMap<Part, String>(Part.class);
        values.put(Part.NAME, wanted.name());
        values.put(Part.ROLES, String.join(",", new TreeSet<>(wanted.roles())));
        values.put(Part.PASSWORD, wanted.password());
        if (wanted.mobile() != null) {
            values.put(Part.MOBILE, wanted.mobile());
        }
        if (wanted.totp() != null) {
            values.put(Part.TOTP, wanted.totp());
        }
        return values;
    }
}
