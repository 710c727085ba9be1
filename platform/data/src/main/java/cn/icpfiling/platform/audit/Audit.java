package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.AuditEntry;
import cn.icpfiling.platform.auditchain.Chain;
import cn.icpfiling.platform.crypto.AuditKeys;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Acting;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.Set;

/**
 * Records acts, in the transaction of the act. All audit entries are written here. If a member acts for an account, the
 * detail {@code member} names them.
 */
@ApplicationScoped
public class Audit {
    private static final Actor NOBODY = new Actor(null, null, Set.of());

    private final AuditTable table;
    private final AuditChainWriter writer;
    private final AuditKeys keys;
    private final Instance<Acting> acting;
    private final TransactionSynchronizationRegistry transactions;

    Audit(
            AuditTable table,
            AuditChainWriter writer,
            AuditKeys keys,
            Instance<Acting> acting,
            TransactionSynchronizationRegistry transactions) {
        this.table = table;
        this.writer = writer;
        this.keys = keys;
        this.acting = acting;
        this.transactions = transactions;
    }

    /** Fails without a transaction, because an act and its entry must commit together. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Act act) {
        var actor = act.actor() == null ? current() : act.actor();
        table.insert(
                new Chain(keys.chainName(), keys.chain()).withMac(entry(act.with("member", actor.member()), actor)));
        if (transactions.getResource(Audit.class) == null) {
            transactions.putResource(Audit.class, true);
            transactions.registerInterposedSynchronization(new WakeWriter(writer));
        }
    }

    private static AuditEntry entry(Act act, Actor actor) {
        return new AuditEntry(
                Ids.next(),
                null,
                actor.id(),
                actor.client(),
                String.join(",", actor.roles().stream().sorted().toList()),
                act.act(),
                act.objectType(),
                act.objectId(),
                act.outcome().name(),
                act.reason(),
                act.detailsJson(),
                TraceContext.id(),
                0,
                null);
    }

    private Actor current() {
        return acting.isResolvable() ? acting.get().now().orElse(NOBODY) : NOBODY;
    }

    private record WakeWriter(AuditChainWriter writer) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // only the outcome matters
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                writer.wake();
            }
        }
    }
}
